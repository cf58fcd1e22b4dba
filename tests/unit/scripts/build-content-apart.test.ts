import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildContentApart } from '@/scripts/build-content-apart';

async function emptyProject(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'errsec-apart-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const noLock = { holdGroup: () => undefined };

test('what is wrong with the content is told as if it had been built here', async () => {
  const building = buildContentApart(await emptyProject(), {}, noLock);
  await expect(building).rejects.toThrow(
    /^content\/.+ error Unexpected empty or missing file.+\d errors in content\/$/s,
  );
});

test('what the operating system refused is told in a sentence with its path', async () => {
  const folder = await emptyProject();
  const entries = path.join(folder, 'content', 'entries');
  await mkdir(path.join(folder, 'content'));
  await writeFile(entries, '');
  const building = buildContentApart(folder, {}, noLock);
  await expect(building).rejects.toThrow(
    `Cannot read folder content/entries: ENOTDIR: not a directory, scandir '${entries}'`,
  );
});

test('a process that is killed is an error, and its group is named before it works', async () => {
  const folder = await emptyProject();
  const building = buildContentApart(folder, {}, { holdGroup: (pid) => process.kill(-pid, 'SIGKILL') });
  await expect(building).rejects.toThrow('Cannot build the content: its process ended with SIGKILL');
});
