import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';
import { buildContent } from '@/scripts/build-content';

const valid = fileURLToPath(new URL('fixtures/valid/', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures/bad-input/', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'errsec-bad-input-'));
const today = '2026-11-24';

afterAll(() => rmSync(scratch, { recursive: true }));

/** Lay the files of one folder over the valid tree. */
function layOut(name: string): string {
  const root = path.join(scratch, name);
  cpSync(valid, root, { recursive: true });
  if (name !== 'valid') cpSync(path.join(fixtures, name, 'content'), path.join(root, 'content'), { recursive: true });
  return root;
}

async function checkFixture(name: string): Promise<string> {
  const { files } = await buildLibrary(await readContent(layOut(name)), today);
  return `${formatMessages(files).text || 'nothing to report'}\n`;
}

test('a small tree with one of everything has nothing to report', async () => {
  expect(await checkFixture('valid')).toBe('nothing to report\n');
});

/** Each folder holds only the files that differ from the valid tree, and what a writer reads about them. */
test.each(readdirSync(fixtures))('%s', async (name) => {
  await expect(await checkFixture(name)).toMatchFileSnapshot(path.join(fixtures, name, 'expected.txt'));
});

test('with an error nothing is written: all messages are shown, and the last good library stays', async () => {
  const root = layOut('three-broken-files');
  const library = path.join(root, '.generated/library.json');
  mkdirSync(path.dirname(library));
  writeFileSync(library, 'the last good one');
  const problem = await buildContent(root).catch((error: Error) => error.message);
  for (const file of [
    'posts/access-control-param-error',
    'entries/access-control-returns-param-error',
    'topics/keychain',
  ]) {
    expect(problem).toContain(`content/${file}.md:`);
  }
  expect(problem).toMatch(/Cannot build: \d+ errors in content\/$/);
  expect(readFileSync(library, 'utf8')).toBe('the last good one');
  expect(readdirSync(path.dirname(library))).toEqual(['library.json']);
});
