import { expect, test } from 'vitest';
import type { SearchEngine } from '@/lib/search/search-engine';
import { askUnseen, parseUnseen } from '@/lib/search/unseen-queries';

const first = '/entries/first/';
const second = '/topics/second/';

test('a query has the pages that answer it, and headings are none', () => {
  expect(parseUnseen(`# What this is.\n-50 in SecItemAdd\t${first} ${second}\n`)).toEqual([
    { query: '-50 in SecItemAdd', addresses: [first, second] },
  ]);
});

test.each([
  ['no address', 'keychain'],
  ['no query', `\t${first}`],
  ['an address that is none', 'keychain\tentries/first'],
  ['an address with an anchor', `keychain\t${first}#check`],
  ['a third cell', `keychain\t${first}\t1`],
])('a line with %s is refused with its number', (_, line) => {
  expect(() => parseUnseen(`# Head.\n${line}\n`)).toThrow(/^Unexpected line 2 of the unseen queries/);
});

test('the rank is that of the best of its pages; a quoted post is not the page', async () => {
  const hits = [
    { url: `${first}#post-1`, kind: 'post' },
    { url: '/errors/-50/', kind: 'code' },
    { url: `${second}#check`, kind: 'topic' },
    { url: first, kind: 'entry' },
  ];
  const engine = { search: async () => ({ hits }) } as unknown as SearchEngine;
  const asked = await askUnseen(
    [
      { query: 'a', addresses: [first, second] },
      { query: 'b', addresses: ['/paths/third/'] },
    ],
    engine,
  );
  expect(asked.map(({ found }) => found)).toEqual([3, 0]);
});
