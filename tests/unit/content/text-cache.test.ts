import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';
import { openTextCache } from '@/lib/content/text-cache';

const valid = fileURLToPath(new URL('fixtures/valid/', import.meta.url));
const today = '2026-11-24';
const entry = 'content/entries/keychain-missing-entitlement.md';
let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'errsec-texts-'));
  folder = path.join(root, 'texts');
  cpSync(valid, root, { recursive: true });
  return () => rmSync(root, { recursive: true });
});

async function build(environment?: string) {
  const texts = environment === undefined ? undefined : openTextCache(folder, environment);
  const { library, files } = await buildLibrary(await readContent(root), today, { texts });
  texts?.tidy();
  return { library: JSON.parse(JSON.stringify(library)), said: formatMessages(files).text };
}

function change(from: string, to: string): void {
  const file = path.join(root, entry);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

test('a library made with kept texts is the same as one made without', async () => {
  const first = await build('code of today');
  const kept = readdirSync(folder);
  expect(kept).toHaveLength(5);

  change('Sign the app with the access group', 'Sign the program with the access group');
  const again = await build('code of today');

  expect(again).toEqual(await build());
  expect(again.library).not.toEqual(first.library);
  expect(readdirSync(folder).filter((name) => !kept.includes(name))).toHaveLength(1);
});

test('what is said against a text is said every time', async () => {
  change('Sign the app with the access group', 'Sign <b>the app</b> with [the access group](/entries/nowhere/)');
  const first = await build('code of today');
  expect(first.said).toContain('Unexpected HTML `<b>`');
  expect((await build('code of today')).said).toBe(first.said);
});

test('with other code, tables or figures every text is rendered anew, and the old ones are gone', async () => {
  await build('code of today');
  const before = readdirSync(folder);
  await build('code of tomorrow');
  expect(readdirSync(folder).filter((name) => before.includes(name))).toEqual([]);
});
