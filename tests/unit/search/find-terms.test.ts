import { expect, test } from 'vitest';
import { createTermFinder } from '@/lib/search/find-terms';
import type { IndexReader } from '@/lib/search/index-reader';
import { parseQuery } from '@/lib/search/parse-query';
import { createSynonyms } from '@/lib/search/synonyms';

const vocabulary = { terms: ['certificate', 'login', 'plug-in', 'plugin', 'window'], pages: [9, 9, 9, 9, 9] };

/** An index whose terms stand on page 1; those of `late` come after all others. */
function readerOf(late: readonly string[]): IndexReader {
  const list = { sections: Uint32Array.of(16), impacts: Uint8Array.of(3) };
  return {
    around: () => vocabulary,
    endingsAround: () => undefined,
    async get(term) {
      await new Promise((resolve) => setTimeout(resolve, late.includes(term) ? 20 : 0));
      return vocabulary.terms.includes(term) ? { lists: { text: list }, pages: 9 } : undefined;
    },
    readSection: () => Promise.reject(new Error('No text is read')),
    readSections: () => [],
  };
}

test('what synonyms find has the order of the query, whichever part of the index comes first', async () => {
  const synonyms = createSynonyms([
    ['login plug-in', 'login window'],
    ['plug-in', 'plugin'],
  ]);
  const find = async (late: string[]) => {
    const { groups } = await createTermFinder(readerOf(late), synonyms).find(parseQuery('login plug-in'));
    return groups.map(({ typed, readings }) => [typed, readings.map(({ term, how }) => `${term} ${how}`)]);
  };
  const expected = [
    ['login', ['login exact', 'login window synonym']],
    ['plug-in', ['plug-in exact', 'login window synonym', 'plugin synonym']],
  ];
  expect(await find(['window'])).toEqual(expected);
  expect(await find(['plugin'])).toEqual(expected);
});
