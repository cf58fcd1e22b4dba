import { expect, test } from 'vitest';
import { likelyQueries } from '@/lib/search/likely-queries';
import type { MatchedTerm } from '@/lib/search/search-engine';

const hit = (typed: string, found: string, how: MatchedTerm['how'] = 'prefix') => ({
  matched: [{ typed, found, how, fields: [] }],
});

test('the last word is completed as the best hits complete it, each way once', () => {
  const hits = [hit('keyc', 'keychain'), hit('keyc', 'keychain'), hit('keyc', 'keychains')];
  expect(likelyQueries('app group keyc', hits)).toEqual(['app group keychain', 'app group keychains']);
});

test('a word that is whole, misspelled or not the last needs nothing', () => {
  expect(likelyQueries('keychain', [hit('keychain', 'keychain', 'exact')])).toEqual([]);
  expect(likelyQueries('keychian', [hit('keychian', 'keychain', 'typo')])).toEqual([]);
  expect(likelyQueries('keyc access', [hit('keyc', 'keychain')])).toEqual([]);
  expect(likelyQueries('keyc ', [hit('keyc', 'keychain')])).toEqual([]);
});

test('three are enough', () => {
  const hits = ['a1', 'a2', 'a3', 'a4'].map((found) => hit('a', found));
  expect(likelyQueries('a', hits)).toEqual(['a1', 'a2', 'a3']);
});
