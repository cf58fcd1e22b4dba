import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { openLibrary, writeLibrary } from '@/lib/content/library-files';
import { readContent } from '@/lib/content/read-content';
import type { Library } from '@/lib/model/library';

let library: Library;
let root: string;

beforeAll(async () => {
  ({ library } = await buildLibrary(await readContent(process.cwd()), '2100-01-01'));
});

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'errsec-library-'));
  return () => rm(root, { recursive: true });
});

const generated = (name: string) => path.join(root, '.generated', name);
const read = () => openLibrary(root, readFileSync(generated('library.json'), 'utf8'));

test('a library comes out as it went in, with the text of each page only when it is asked for', async () => {
  await writeLibrary(root, library);

  expect(JSON.parse(JSON.stringify(read()))).toEqual(JSON.parse(JSON.stringify(library)));
  const lead = library.entries[0]?.sections[0]?.text ?? '';
  expect(lead.length).toBeGreaterThan(100);
  expect(readFileSync(generated('library.json'), 'utf8').includes(JSON.stringify(lead))).toBe(false);
});

test('a process that has read a library can go on reading when it is written anew, and two later texts are gone', async () => {
  const [first, ...others] = library.entries;
  await writeLibrary(root, library);
  const before = read();
  const shorter = { ...library, entries: others };
  await writeLibrary(root, shorter);
  expect(before.entries[0]?.sections).toEqual(first?.sections);

  await writeLibrary(root, { ...shorter, topics: library.topics.slice(1) });
  await writeLibrary(root, { ...shorter, topics: library.topics.slice(2) });

  expect(readdirSync(generated('')).filter((name) => name.startsWith('texts-'))).toHaveLength(2);
  expect(read().entries.at(-1)?.sections).toEqual(library.entries.at(-1)?.sections);
});

test('a library that holds its texts itself is read as well', () => {
  expect(openLibrary(root, JSON.stringify(library))).toEqual(JSON.parse(JSON.stringify(library)));
});
