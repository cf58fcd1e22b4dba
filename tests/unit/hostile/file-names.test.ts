import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importCapture } from '@/lib/content/import-capture';
import { ImportError, importFile } from '@/lib/content/import-file';
import { isDeviceName, slugSchema } from '@/lib/model/ids';
import { parseUrlLock } from '@/lib/publish/url-lock';
import { url } from '@/lib/site';

const hostileNames = [
  ...[
    '..',
    '../a',
    '../../etc/passwd',
    '/etc/passwd',
    '/',
    '.',
    './a',
    'a/../b',
    'a/b',
    '~',
    '~root',
    '.ssh',
    '-rf',
    '',
  ],
  ...[
    '..\\a',
    'a\\b',
    'C:\\a',
    'C:a',
    '\\\\server\\share',
    'a:b',
    'a\0b',
    'a\nb',
    'a ',
    'a.',
    'a*',
    'a?',
    'a|b',
    '<a>',
    '"a"',
  ],
  ...[
    'con',
    'CON',
    'nul.page',
    'aux',
    'prn',
    'com1',
    'lpt9.txt',
    'café',
    'cafe\u0301',
    'ａ',
    'ﬁ',
    '\u202ea',
    'a'.repeat(101),
  ],
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'errsec-names-'));
  writeFileSync(path.join(folder, 'page.txt'), 'Hello,\nTouch ID fails after an update to macOS 26.\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const importAs = (name: string) =>
  importFile(path.join(folder, 'page.txt'), { name, out: path.join(folder, 'content') });

describe('a capture', () => {
  test.each(hostileNames)('does not get the name %j, and nothing is written', async (name) => {
    await expect(importAs(name)).rejects.toThrow(ImportError);
    expect(readdirSync(folder)).toEqual(['page.txt']);
  });

  test('does not get a name that differs from another only in case', async () => {
    await importAs('keychain-page');
    await expect(importAs('Keychain-Page')).rejects.toThrow(
      'Unexpected name `Keychain-Page` beside `keychain-page`, expected one that differs in more than case; choose one with --name',
    );
    expect(readdirSync(path.join(folder, 'content', 'captures'))).toEqual(['keychain-page.txt', 'keychain-page.yml']);
  });
});

test.each(hostileNames)('%j is no slug, so that no file of content and no page is named so', (name) => {
  expect(slugSchema.safeParse(name).success).toBe(false);
});

test('a draft has a name of lower-case words, whatever its title is', () => {
  const titles = fc.oneof(
    fc.constantFrom(
      'NUL ! ! ! ! !',
      'con: the ---------',
      '../../etc/passwd is read',
      '…………………………',
      'İİİİİİİİİİİİ',
      '\\\\server\\share gone',
    ),
    fc.string({ unit: 'binary', minLength: 10, maxLength: 60 }),
  );
  fc.assert(
    fc.property(titles, titles, (first, second) => {
      const lines = [
        'Hello,',
        first,
        'It fails in every build of the app.',
        'Thanks.',
        'Hello,',
        second,
        'It is empty.',
      ];
      const { drafts } = importCapture(
        lines.flatMap((line) => line.split('\n')),
        { capture: 'page', taken: ['con'] },
      );
      const ids = drafts.map(({ data }) => data.id);
      for (const id of ids) expect(slugSchema.safeParse(id).success, id).toBe(true);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { seed: 20251124, numRuns: 40 },
  );
});

test('every published address is a safe path, and no two are one path on a disk that ignores case', () => {
  const pages = parseUrlLock(readFileSync('content/urls.lock', 'utf8')).map((page) => page.path);
  const spellings = new Map<string, string>();
  for (const page of pages) {
    expect(page).toMatch(/^\/(?:[^/\\]+\/)*$/);
    for (const part of page.split('/').slice(1, -1)) {
      expect(part, page).toMatch(/^[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u);
      expect(isDeviceName(part), page).toBe(false);
      expect(part.normalize('NFC'), page).toBe(part);
    }
    const spelling = page.normalize('NFC').toLowerCase();
    expect(spellings.get(spelling) ?? page, page).toBe(page);
    spellings.set(spelling, page);
  }
  expect(pages.length).toBeGreaterThan(3000);
});

test('no two files of content are one file on a disk that ignores case', () => {
  const names = readdirSync('content', { recursive: true }).map(String);
  const spellings = new Set(names.map((name) => name.normalize('NFC').toLowerCase()));
  expect(spellings.size).toBe(names.length);
  for (const name of names) for (const part of name.split(path.sep)) expect(isDeviceName(part), name).toBe(false);
});

test.each(hostileNames)('an address made of %j stays one segment of its folder', (name) => {
  const isWhole = !/\p{Surrogate}/u.test(name);
  for (const address of isWhole
    ? [url.entry(name), url.topic(name), url.family(name), url.table(name), url.tag(name)]
    : []) {
    const { pathname, host } = new URL(address, 'https://errsec.example');
    expect(host).toBe('errsec.example');
    if (name !== '' && !/^\.{1,2}$/.test(name)) expect(pathname.split('/')).toHaveLength(4);
  }
});
