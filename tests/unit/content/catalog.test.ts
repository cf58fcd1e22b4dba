import { expect, test } from 'vitest';
import { catalogOf } from '@/lib/content/catalog';
import { wantedCodes } from '@/lib/content/wanted-codes';
import { validLibrary } from './valid-library';

const library = await validLibrary();
const catalog = catalogOf(library);
const param = 'NSOSStatusErrorDomain -50 errSecParam';

test('the catalog of a library is made once', () => {
  expect(catalogOf(library)).toBe(catalog);
});

test('everything is found by its id, and nothing by another', () => {
  expect(catalog.entry('keychain-missing-entitlement')?.kind).toBe('reference');
  expect(catalog.topic('keychain')?.title).toBe('Keychain');
  expect(catalog.post('access-control-param-error')?.lines).toBe('2-5');
  expect(catalog.note(param)?.code).toBe('errSecParam');
  expect(catalog.code(param)?.family).toBe('keychain');
  expect(catalog.family('pam')?.title).toBe('Login modules');
  expect(catalog.tag('entitlements')?.name).toBe('Entitlements');
  expect(catalog.platform('macos')?.aliases).toEqual(['Mac']);
  expect(catalog.identifier('keychain-access-groups')?.table).toBe('entitlements');
  for (const name of ['', 'constructor', 'keychain-missing', '__proto__']) {
    expect([
      catalog.entry(name),
      catalog.topic(name),
      catalog.post(name),
      catalog.note(name),
      catalog.code(name),
    ]).toEqual(Array(5).fill(undefined));
  }
});

test('the entries of a topic stand in its reading order', () => {
  expect(catalog.entriesOfTopic('keychain').map(({ slug }) => slug)).toEqual([
    'keychain-missing-entitlement',
    'access-control-returns-param-error',
  ]);
  expect(catalog.entriesOfTopic('app-groups')).toEqual([]);
});

test('entries are found by tag, platform and post', () => {
  expect(catalog.entriesOfTag('entitlements').map(({ slug }) => slug)).toEqual(['access-control-returns-param-error']);
  expect(catalog.entriesOfPlatform('ios')).toHaveLength(2);
  expect(catalog.entriesOfPlatform('macos')).toHaveLength(1);
  expect(catalog.entriesOfPost('access-control-param-error')).toHaveLength(1);
});

test('numbers ascend, and each leads to all of its codes', () => {
  expect(catalog.numbers).toEqual([-34018, -25300, -50, 9, 65]);
  expect(catalog.codesOfNumber(65).map(({ domain }) => domain)).toEqual(['stapler exit status', 'sysexits']);
  expect(catalog.codesOfNumber(1)).toEqual([]);
  expect(catalog.codesOfFamily('keychain').map(({ code }) => code)).toEqual([-50, -25300, -34018]);
});

test('a code knows who names it, and its own note is none of them', () => {
  const { entries, topics, notes } = catalog.mentions(param);
  expect(entries.map(({ slug }) => slug)).toEqual(['access-control-returns-param-error']);
  expect(topics.map(({ slug }) => slug)).toEqual(['keychain']);
  expect(notes).toEqual([]);
  expect(catalog.mentions('NSOSStatusErrorDomain -25300 errSecItemNotFound')).toEqual({
    entries: [],
    topics: [],
    notes: [],
  });
});

test('an identifier knows the entries that explain it', () => {
  expect(catalog.mentions('entitlements/keychain-access-groups').entries).toHaveLength(2);
});

test('wanted codes are those with a note, most named first', () => {
  expect(wantedCodes(catalog).map(({ symbol }) => symbol)).toEqual(['errSecParam']);
  expect(wantedCodes(catalog, 0)).toEqual([]);
});
