import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importFile } from '@/lib/content/import-file';
import { explainFault } from '@/lib/serve/explain-fault';
import { writeWhole } from '@/scripts/write-whole';

const canMount =
  process.getuid?.() === 0 && process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0;

let folder: string;
let disk: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'errsec-whole-'));
  disk = path.join(folder, 'disk');
  await mkdir(disk);
});
afterEach(async () => {
  if (canMount) spawnSync('umount', [disk]);
  await rm(folder, { recursive: true, force: true });
});

function mount(...options: string[]): void {
  const { status, stderr } = spawnSync('mount', options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Cannot mount: ${stderr}`);
}

test('a file is written, and another one takes its place', async () => {
  const file = path.join(disk, 'urls.lock');
  await writeWhole(file, '/errors/-25300/\n');
  await writeWhole(file, '/errors/-34018/\n');
  expect(await readFile(file, 'utf8')).toBe('/errors/-34018/\n');
  expect(await readdir(disk)).toEqual(['urls.lock']);
});

describe.skipIf(!canMount)('on a disk of its own', () => {
  beforeEach(async () => {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk);
    await writeFile(path.join(disk, 'urls.lock'), '/errors/-25300/\n');
  });

  test('that is full, the old file stays, nothing is left beside it, and the reason is a sentence', async () => {
    const problem = await writeWhole(path.join(disk, 'urls.lock'), 'x'.repeat(100_000)).catch(explainFault);
    expect(problem).toMatch(/^Cannot write .+: the disk is full; free some space and try again$/);
    expect(await readFile(path.join(disk, 'urls.lock'), 'utf8')).toBe('/errors/-25300/\n');
    expect(await readdir(disk)).toEqual(['urls.lock']);
  });

  test('that is read-only, the old file stays and the reason is a sentence', async () => {
    mount('-o', 'remount,ro', disk);
    const problem = await writeWhole(path.join(disk, 'urls.lock'), 'x').catch(explainFault);
    expect(problem).toContain('the disk is read-only');
    expect(await readdir(disk)).toEqual(['urls.lock']);
  });

  test('that is full, an import leaves none of its files half-written and says which it could not write', async () => {
    const page = path.join(folder, 'page.txt');
    await writeFile(
      page,
      `Hello,\nTouch ID fails after an update to macOS 26.\n${'It is the same on every Mac.\n'.repeat(4000)}`,
    );
    const problem = await importFile(page, { out: disk }).catch((error: Error) => error.message);
    expect(problem).toMatch(/^Cannot write .+page\.txt: the disk is full\.$/);
    expect(await readdir(disk, { recursive: true })).toEqual(['captures', 'urls.lock']);
  });
});
