import { spawnSync } from 'node:child_process';
import { cp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '@/lib/serve/list-files';
import { buildManifest, compareManifests, type Manifest } from '@/lib/serve/manifest';
import { oldFolder, recoverFolder } from '@/lib/serve/replace-folder';
import { buildSmallSite, makeTemporaryFolder } from '../serve/small-site';

let folder: string;
let program: string;
let served: Manifest;
let next: Manifest;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  program = path.join(folder, 'kill-before.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'kill-before.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  served = await buildManifest(await buildSmallSite(path.join(folder, 'first'), '11111111'));
  next = await buildManifest(await buildSmallSite(path.join(folder, 'second'), '22222222'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function exists(name: string): Promise<boolean> {
  return stat(name).then(
    () => true,
    () => false,
  );
}

test('a build killed at any of its changes leaves the old or the new site whole, and the next one recovers', async () => {
  const start = path.join(folder, 'first');
  const work = path.join(folder, 'work');
  const out = path.join(work, 'out');
  const finish = async (change: number) => {
    await rm(work, { recursive: true, force: true });
    await cp(start, work, { recursive: true, preserveTimestamps: true });
    return spawnSync(process.execPath, [program, work, '22222222', String(change)], { encoding: 'utf8' });
  };
  const changes = Number((await finish(0)).stdout);
  expect(changes).toBeGreaterThan(60);
  let betweenRenames = 0;
  // The first changes only write the export. Copying is tried at every fourth, what follows at every one.
  const first = 36;
  for (let change = first; change <= changes; change += change < changes - 10 ? 4 : 1) {
    const { signal } = await finish(change);
    expect(signal, `before change ${change}`).toBe('SIGKILL');
    const present = await exists(out);
    if (!present) betweenRenames += 1;
    const found = await buildManifest(present ? out : oldFolder(out));
    const differences = [compareManifests(served, found), compareManifests(next, found)];
    expect(differences, `before change ${change}`).toContainEqual([]);
    await recoverFolder(out);
    await buildSmallSite(work, '22222222');
    expect(compareManifests(next, await buildManifest(out)), `after change ${change}`).toEqual([]);
    expect((await listFiles(work)).filter((name) => /^out\.(?:next|old)\//.test(name))).toEqual([]);
  }
  expect(betweenRenames).toBe(1);
}, 300_000);
