import { describe, expect, test } from 'vitest';
import { buildIndex, indexPages } from '@/lib/search/build-index';
import type { SearchPage } from '@/lib/search/record';
import { openStaticEngine } from '@/lib/search/static-engine';

const none = { names: [], keywords: [], topics: [], tags: [], platforms: [] } satisfies Partial<SearchPage>;

/** Many words with a start, each in one text. */
const rare = Array.from({ length: 60 }, (_, index) => {
  const tail = `${String.fromCharCode(97 + (index % 26))}${'xy'.repeat(1 + Math.floor(index / 26))}`;
  return entry(`rare${index}`, `pa${tail}`);
});

function entry(slug: string, text: string, title = `Entry ${slug}`): SearchPage {
  return { ...none, url: `/entries/${slug}/`, kind: 'entry', title, sections: [section(text)] };
}

function code(number: number, title: string): SearchPage {
  return { ...none, url: `/errors/${number}/`, kind: 'code', title, sections: [section('')] };
}

function section(text: string) {
  return { anchor: '', heading: '', text };
}

const often = [1, 2, 3].flatMap((index) => [
  entry(`often${index}`, 'How a passkey is made', 'A passkey'),
  entry(`path${index}`, 'The path of a file'),
]);

/** Names with a part that no text has. */
const names = Array.from({ length: 30 }, (_, index) => code(-900 - index, `KRB5_PA_PADDING_${index}`));

function beginningsOf(pages: readonly SearchPage[]) {
  return indexPages(pages, []).facts.beginnings ?? {};
}

describe('what a start most likely is the start of', () => {
  test('words of most texts first, those of titles before others', () => {
    expect(beginningsOf([...rare, ...often])['pa']?.slice(0, 2)).toEqual(['passkey', 'path']);
  });

  test('no part of names, and no word that stands beside any error', () => {
    const errors = Array.from({ length: 9 }, (_, index) =>
      entry(`error${index}`, `error erratic${'abcdefghi'[index]}`),
    );
    expect(beginningsOf([...rare, ...often, ...names])['pa']).not.toContain('padding');
    expect(beginningsOf(errors)['er']).not.toContain('error');
  });

  test('none for a start of few words, or for one that is a frequent word itself', () => {
    const keys = Array.from({ length: 12 }, (_, index) => entry(`key${index}`, `key keyring${'abcdefghijkl'[index]}`));
    const found = beginningsOf([...keys, entry('alone', 'alone')]);
    expect(Object.keys(found)).toContain('ke');
    expect(Object.keys(found)).not.toContain('key');
    expect(Object.keys(found)).not.toContain('al');
  });

  test('the same pages give the same words, and an index without texts has none', () => {
    expect(beginningsOf([...rare, ...often])).toEqual(beginningsOf([...rare, ...often]));
    expect(beginningsOf(names)).toEqual({});
  });
});

test('an unfinished word finds what it most likely begins before names that have the letters as a part', async () => {
  const { files, head } = buildIndex([...names, ...rare, ...often]);
  const engine = await openStaticEngine(async (name) => files.get(name) ?? new Uint8Array(), head);
  const [first] = (await engine.search('pa')).hits;
  expect(first?.title).toBe('A passkey');
  expect(first?.matched).toEqual([{ typed: 'pa', found: 'passkey', how: 'prefix', fields: ['title', 'text'] }]);
  const finished = await engine.search('pa ');
  expect(finished.hits.every(({ kind }) => kind === 'code')).toBe(true);
});
