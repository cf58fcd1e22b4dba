import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Change, makeChange, meaning, script, sentence, takeBack } from '@/scripts/releases/change-project';

const folder = mkdtempSync(path.join(tmpdir(), 'errsec-change-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([sentence, meaning, script])('the change of $file can be made once and taken back', async (change) => {
  const copy = copyOf(change);
  const original = readFileSync(change.file, 'utf8');
  await makeChange(folder, change);
  expect(readFileSync(copy, 'utf8')).toBe(original.replace(change.before, () => change.after));
  await expect(makeChange(folder, change)).rejects.toThrow(
    `Cannot change ${change.file}: unexpected 0 times \`${change.before}\`, expected one`,
  );
  await takeBack(folder, change);
  expect(readFileSync(copy, 'utf8')).toBe(original);
});

function copyOf({ file }: Change): string {
  const copy = path.join(folder, file);
  mkdirSync(path.dirname(copy), { recursive: true });
  copyFileSync(file, copy);
  return copy;
}
