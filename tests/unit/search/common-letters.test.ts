import { expect, test } from 'vitest';
import { countLetters, lettersAsTerms, nearbyShards } from '@/lib/search/common-letters';
import { createFieldIndex } from '@/lib/search/flexsearch-index';
import { nextQueries } from '@/lib/search/next-queries';
import { writeTermShards } from '@/lib/search/term-shards';

/** Shards of so many terms that a few of them fill one. */
function shardsOf(terms: readonly string[]) {
  const index = createFieldIndex(0.5);
  terms.forEach((term, page) => {
    index.add(page * 16, [term], { average: 1, joined: false });
  });
  return writeTermShards([index.postings()], 64).shards;
}

const many = Array.from({ length: 90 }, (_, number) => `k${'abcdefghi'.charAt(number % 9)}word${number}`);

test('a start with terms in many shards has its letters, one with few has none', () => {
  const shards = shardsOf([...many, 'alone']);
  expect(shards.length).toBeGreaterThan(nearbyShards);
  const letters = countLetters(shards);
  expect([...(letters.k ?? '')].sort().join('')).toBe('abcdefghi');
  expect(letters['']).toMatch(/^k/);
  expect(letters.a).toBeUndefined();
});

test('frequent letters come first, however they are read again', () => {
  const terms = lettersAsTerms('k', 'tec');
  expect(terms.terms).toEqual(['kc', 'ke', 'kt']);
  expect(nextQueries('k', 'k', terms)).toEqual(['kt', 'ke', 'kc', 'k ']);
});

test('all letters that begin a word are kept, and the likeliest that follow one', () => {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
  const terms = alphabet.flatMap((first) => alphabet.map((second) => `${first}${second}word`));
  const letters = countLetters(shardsOf(terms));
  expect([...(letters[''] ?? '')].sort()).toEqual(alphabet);
  expect(countLetters(shardsOf(alphabet.map((second) => `k${second}${second.repeat(60)}`))).k).toHaveLength(16);
});
