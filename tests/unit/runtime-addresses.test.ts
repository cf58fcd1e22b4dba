import { expect, test } from 'vitest';
import { addressesFile, parseAddresses } from '@/lib/runtime-addresses';
import { headersFor, isAddressesFile, isHashedFile, isKeptFile } from '@/lib/serve/headers';

const addresses = { searchManifest: '/search-index/head-81389b25.json', tables: '/tables/75ae79965569/' };

test('the addresses that a build wrote are read back', () => {
  expect(parseAddresses(`${JSON.stringify(addresses)}\n`)).toEqual(addresses);
  expect(parseAddresses(JSON.stringify({ ...addresses, version: 1 }))).toEqual(addresses);
  const ready = { ...addresses, readyAnswers: '/search-index/ready--81389b25.json' };
  expect(parseAddresses(JSON.stringify(ready))).toEqual(ready);
  const full = { ...ready, volumes: ['v-0-81389b25.bin', 'v-1-75ae7996.bin'] };
  expect(parseAddresses(JSON.stringify(full))).toEqual(full);
});

test.each([
  ['nothing', ''],
  ['a page', '<!doctype html><title>Sign in</title>'],
  ['half of it', '{"searchManifest":"/search-index/head-8138'],
])('%s is no JSON', (_, text) => {
  expect(() => parseAddresses(text)).toThrow(SyntaxError);
});

test.each([
  ['null', null],
  ['a number', -25300],
  ['a list', [addresses]],
  ['only one of them', { tables: addresses.tables }],
  ['numbers', { searchManifest: 81389, tables: 75 }],
  ['a list of one', { ...addresses, tables: [addresses.tables] }],
  ['another site', { ...addresses, searchManifest: 'https://hostile.example/search-index/head-81389b25.json' }],
  ['another site without a scheme', { ...addresses, tables: '//hostile.example/tables/75ae79965569/' }],
  ['a script as address', { ...addresses, tables: 'javascript:alert(1)' }],
  ['a way out of the folder', { ...addresses, tables: '/tables/../75ae79965569/' }],
  ['a file instead of a folder', { ...addresses, tables: '/tables/75ae79965569' }],
  ['a second line', { ...addresses, tables: `${addresses.tables}\n` }],
  ['answers of another site', { ...addresses, readyAnswers: '//hostile.example/search-index/ready--81389b25.json' }],
  ['answers that are none', { ...addresses, readyAnswers: null }],
  ['a volume of another site', { ...addresses, volumes: ['v-0-81389b25.bin', '//hostile.example/v-1-81389b25.bin'] }],
  ['volumes that are none', { ...addresses, volumes: 'v-0-81389b25.bin' }],
  ['another file of the index', { ...addresses, searchManifest: '/search-index/t0-81389b25.bin' }],
])('%s is refused', (_, value) => {
  expect(() => parseAddresses(JSON.stringify(value))).toThrow(
    new TypeError('Unexpected addresses, expected those of an index and of tables'),
  );
});

test('their file is asked for again before each use, and kept for pages of the release before', () => {
  const file = addressesFile('1a2b3c4d5e6f');
  expect(headersFor(file)['Cache-Control']).toBe('public, max-age=0, must-revalidate');
  expect([isAddressesFile(file), isHashedFile(file), isKeptFile(file)]).toEqual([true, false, true]);
  expect([addresses.tables, '/assets/boot.1a2b3c.js', '/'].map(isAddressesFile)).toEqual([false, false, false]);
  expect(['/tables/75ae79965569/codes.json', '/offline/manifest.json', '/'].map(isKeptFile)).toEqual([
    true,
    false,
    false,
  ]);
});
