import { expect, test } from 'vitest';
import { checkNewNames, checkSentence } from '@/scripts/releases/check-changes';

const own = 'entries/keychain-missing-entitlement-34018';

const before = new Map([
  [`${own}/index.html`, '1'],
  [`${own}/index.html.br`, '1'],
  [`${own}.md`, '1'],
  ['api/v1/entries/keychain-missing-entitlement-34018.json', '1'],
  ['assets/boot.aaaaaaaa.js', '1'],
  ['data/000000000000.json', '1'],
  ['index.html', '1'],
  ['offline/manifest.json', '1'],
  ['search-index/head-aaaaaaaa.json', '1'],
  ['tables/aaaaaaaaaaaa/manifest.json', '1'],
]);

/** One sentence later. */
const after = new Map(
  [...before].flatMap(([name, hash]): [string, string][] => {
    if (name.startsWith('search-index/')) return [['search-index/head-bbbbbbbb.json', '1']];
    return [[name, /^(?:entries|api|data|offline)\//.test(name) ? '2' : hash]];
  }),
);

test('a sentence changes its page, the other forms of it, index and copy', () => {
  expect(checkSentence(before, after)).toEqual([]);
});

test('another page that changes is named', () => {
  expect(checkSentence(before, new Map([...after, ['index.html', '2'], ['topics/new/index.html', '1']]))).toEqual([
    'Unexpected change of index.html, expected it as it was',
    'Unexpected change of topics/new/index.html, expected it as it was',
  ]);
});

test('a page that still has the old sentence is named', () => {
  expect(checkSentence(before, new Map([...after, [`${own}.md`, '1']]))).toEqual([
    `Unexpected ${own}.md as it was, expected the changed sentence in it`,
  ]);
});

test('a release that names the same scripts and tables as the one before is no other one', () => {
  expect(checkNewNames(before, after)).toEqual(
    ['assets/', 'data/', 'tables/'].map(
      (folder) => `Unexpected names in ${folder} as they were, expected new ones after the change`,
    ),
  );
});
