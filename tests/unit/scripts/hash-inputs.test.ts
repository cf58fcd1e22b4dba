import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashInputs } from '@/scripts/hash-inputs';
import { makeTemporaryFolder, writeFiles } from '../serve/small-site';

let folder: string;
const hash = (values: string[] = []) => hashInputs(folder, ['content', 'next.config.ts', 'missing'], values);

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  await writeFiles(folder, { 'content/a.md': 'one', 'content/b/c.md': 'two', 'next.config.ts': 'three' });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('the hash is the same in another folder and another order of writing', async () => {
  const before = await hash();
  await rm(path.join(folder, 'content'), { recursive: true });
  await writeFiles(folder, { 'content/b/c.md': 'two', 'content/a.md': 'one' });
  expect(await hash()).toBe(before);
});

test.each<[string, () => Promise<unknown>]>([
  ['another byte', () => writeFile(path.join(folder, 'content/a.md'), 'One')],
  ['another name', () => rename(path.join(folder, 'content/a.md'), path.join(folder, 'content/d.md'))],
  ['a byte that moved to the next file', () => writeFiles(folder, { 'content/a.md': 'on', 'content/b/c.md': 'etwo' })],
  ['a new file', () => writeFile(path.join(folder, 'content/new.md'), '')],
  ['a file instead of a missing one', () => writeFile(path.join(folder, 'missing'), '')],
  [
    'a file that became a folder',
    async () => {
      await rm(path.join(folder, 'content/a.md'));
      await mkdir(path.join(folder, 'content/a.md'));
    },
  ],
])('%s changes the hash', async (_name, change) => {
  const before = await hash();
  await change();
  expect(await hash()).not.toBe(before);
});

test('a setting changes the hash', async () => {
  expect(await hash(['https://a.example'])).not.toBe(await hash(['https://b.example']));
});
