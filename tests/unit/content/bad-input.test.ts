import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';

const valid = fileURLToPath(new URL('fixtures/valid/', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures/bad-input/', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'errsec-bad-input-'));
const today = '2026-11-24';

afterAll(() => rmSync(scratch, { recursive: true }));

/**
 * Check the valid tree with the files of one folder laid over it.
 *
 * @param removed paths below `content/` to leave out
 */
async function checkFixture(name: string, removed: readonly string[] = []): Promise<string> {
  const root = path.join(scratch, name);
  cpSync(valid, root, { recursive: true });
  if (name !== 'valid') cpSync(path.join(fixtures, name, 'content'), path.join(root, 'content'), { recursive: true });
  for (const file of removed) rmSync(path.join(root, 'content', file), { recursive: true });
  const { files } = await buildLibrary(await readContent(root), today);
  return `${formatMessages(files).text || 'nothing to report'}\n`;
}

test('a small tree with one of everything has nothing to report', async () => {
  expect(await checkFixture('valid')).toBe('nothing to report\n');
});

/** Each folder holds only the files that differ from the valid tree, and what a writer reads about them. */
test.each(readdirSync(fixtures))('%s', async (name) => {
  await expect(await checkFixture(name)).toMatchFileSnapshot(path.join(fixtures, name, 'expected.txt'));
});
