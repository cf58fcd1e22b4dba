import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, expandEnding, expandTerm, formsOf } from '@/lib/search/expand-term';
import { backwards } from '@/lib/search/term-shards';

const words = [
  'entitlement',
  'entitlements',
  'errsecitemnotfound',
  'errsecparam',
  'key',
  'keychain',
  'keychains',
  'sign',
  'signing',
];
const vocabulary = { terms: words, pages: words.map(() => 20) };

function found(term: string, unfinished = false) {
  return expandTerm(vocabulary, term, unfinished).map((candidate) => `${candidate.term} ${candidate.how}`);
}

describe('a word stands for', () => {
  test('itself and its other endings', () => {
    expect(found('keychain')).toEqual(['keychain exact', 'keychains form']);
    expect(found('signed')).toEqual(['sign form', 'signing form']);
  });

  test('what it begins, while it is unfinished or unknown', () => {
    expect(found('keyc', true)).toEqual(['keychain prefix', 'keychains prefix']);
    expect(found('errsec')).toEqual(['errsecitemnotfound prefix', 'errsecparam prefix']);
    expect(found('key')).toEqual(['key exact']);
  });

  test('of more than a page can show, what most pages have', () => {
    const terms = Array.from({ length: 60 }, (_, index) => `err${String(index).padStart(2, '0')}`);
    const pages = terms.map((_, index) => (index % 3 === 2 ? 9 : 1));
    const begun = expandTerm({ terms, pages }, 'err', true).map(({ term }) => term);
    expect(begun).toHaveLength(24);
    expect(begun).toEqual(expect.arrayContaining(terms.filter((_, index) => index % 3 === 2)));
  });

  test('a word with one other letter, only if nothing else is there', () => {
    expect(found('errsecparm')).toEqual(['errsecparam typo']);
    expect(found('keychian')).toEqual(['keychain typo']);
    expect(found('kez')).toEqual([]);
  });

  test('no name with another long number', () => {
    const terms = ['itms-90238', 'itms-91053', 'tn3137'];
    const typos = (term: string) => expandTerm({ terms, pages: [1, 1, 1] }, term, false).map((other) => other.term);
    expect(typos('itms-90683')).toEqual([]);
    expect(typos('itms-91054')).toEqual([]);
    expect(typos('tn3138')).toEqual([]);
    expect(typos('itsm-91053')).toEqual(['itms-91053']);
  });

  test('a common word one letter away from a rare one', () => {
    const terms = ['keychain', 'keychian'];
    const candidates = expandTerm({ terms, pages: [50, 1] }, 'keychian', false);
    expect(candidates.map((candidate) => candidate.term)).toEqual(['keychian', 'keychain']);
  });

  test('names that end in it', () => {
    const backward = { terms: words.map(backwards).sort(), pages: words.map(() => 1) };
    expect(expandEnding(backward, 'itemnotfound').map((candidate) => candidate.term)).toEqual(['errsecitemnotfound']);
    expect(expandEnding(backward, 'antitlement').map((candidate) => candidate.term)).toEqual(['entitlement']);
  });
});

test.each([
  ['prompt', 'prompts'],
  ['policies', 'policy'],
  ['notarisation', 'notarization'],
  ['authorized', 'authorised'],
  ['crashes', 'crash'],
])('%s and %s are forms of each other', (a, b) => {
  expect(formsOf(a)).toContain(b);
  expect(formsOf(b)).toContain(a);
});

test('names and numbers have no forms', () => {
  expect(formsOf('-25300')).toEqual([]);
  expect(formsOf('exc_bad_access')).toEqual([]);
});

/** Slow and plain: letters changed, left out, added, or swapped with their neighbour. */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = best;
    }
  }
  return at(a.length, b.length);
}

test('the quick distance is the plain one up to its limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.constantFrom(1 as const, 2 as const), (a, b, limit) => {
      expect(distance(a, b, limit)).toBe(Math.min(limit + 1, plainDistance(a, b)));
    }),
    { numRuns: 2000 },
  );
});
