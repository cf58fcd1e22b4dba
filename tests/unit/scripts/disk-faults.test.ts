import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from '@/lib/serve/list-files';
import { buildManifest, compareManifests, type Manifest } from '@/lib/serve/manifest';
import { buildSmallSite, makeTemporaryFolder, smallExport, writeFiles } from '../serve/small-site';

const isRoot = process.getuid?.() === 0;
const canMount = isRoot && process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0;
if (!canMount)
  console.warn('A full and a read-only disk were not tried: that takes root on Linux and the right to mount');

let folder: string;
let disk: string;
let program: string;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  await chmod(folder, 0o755);
  disk = path.join(folder, 'disk');
  await mkdir(disk);
  program = path.join(folder, 'build-runner.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'build-runner.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  await writeFiles(path.join(folder, 'export-22222222'), smallExport('22222222'));
});

afterEach(async () => {
  if (canMount) spawnSync('umount', [disk]);
  await rm(folder, { recursive: true, force: true });
});

function run(user?: number) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, disk, '22222222'], {
    encoding: 'utf8',
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  return { status, printed: stdout + stderr };
}

function mount(...options: string[]): void {
  const { status, stderr } = spawnSync('mount', options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Cannot mount: ${stderr}`);
}

/** A site is served from the disk already. */
async function serveFirst(): Promise<Manifest> {
  const first = await buildSmallSite(path.join(folder, 'first'), '11111111');
  await cp(first, path.join(disk, 'out'), { recursive: true });
  return buildManifest(path.join(disk, 'out'));
}

async function expectUntouched(served: Manifest): Promise<void> {
  expect(compareManifests(served, await buildManifest(path.join(disk, 'out')))).toEqual([]);
  expect((await listFiles(disk)).filter((name) => !name.startsWith('out/') && name !== 'filling')).toEqual([]);
}

describe.skipIf(!canMount)('on a disk of its own', () => {
  test.each([8, 40, 80, 120])(
    'full after %i kB more: one sentence, exit code 1, and the site as it was',
    async (room) => {
      mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk);
      const served = await serveFirst();
      const free = spawnSync('df', ['--output=avail', '-k', disk], { encoding: 'utf8' }).stdout.match(/\d+/)?.[0];
      await writeFile(path.join(disk, 'filling'), Buffer.alloc((Number(free) - room) * 1024, 1));
      const { status, printed } = run();
      expect(printed).toMatch(/^Cannot write (?:\S+|a file): the disk is full; free some space and try again\n$/);
      expect(status).toBe(1);
      await expectUntouched(served);
      await rm(path.join(disk, 'filling'));
      expect(run()).toEqual({ status: 0, printed: '' });
    },
  );

  test('read-only: one sentence, exit code 1, and the site as it was', async () => {
    mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk);
    const served = await serveFirst();
    mount('-o', 'remount,ro', disk);
    expect(run()).toEqual({
      status: 1,
      printed: `Cannot write ${path.join(disk, '.generated')}: the disk is read-only; build in a folder that can be written to\n`,
    });
    await expectUntouched(served);
  });
});

test('in a folder of someone else: one sentence, exit code 1, and the site as it was', async () => {
  const served = await serveFirst();
  if (!isRoot) await chmod(disk, 0o555);
  const { status, printed } = run(isRoot ? 65_534 : undefined);
  await chmod(disk, 0o755);
  expect(printed).toBe(
    `Cannot open or change ${path.join(disk, '.generated')}: this user may not; change its owner or its permissions\n`,
  );
  expect(status).toBe(1);
  await expectUntouched(served);
});

test('two builds started at once both end well, one after the other', async () => {
  const { spawn } = await import('node:child_process');
  const ended = [1, 2].map(
    () =>
      new Promise<number | null>((resolve) =>
        spawn(process.execPath, [program, disk, '22222222'], { stdio: 'ignore' }).on('close', resolve),
      ),
  );
  expect(await Promise.all(ended)).toEqual([0, 0]);
  const alone = await buildManifest(await buildSmallSite(path.join(folder, 'alone'), '22222222'));
  expect(compareManifests(alone, await buildManifest(path.join(disk, 'out')))).toEqual([]);
  await expect(stat(path.join(disk, '.generated', 'build.lock'))).rejects.toThrow('ENOENT');
});
