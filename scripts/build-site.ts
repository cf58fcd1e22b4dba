import { spawn } from 'node:child_process';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { getLibrary } from '@/lib/content/library';
import { buildAssets } from '@/scripts/build-assets';
import { buildContent } from '@/scripts/build-content';
import { buildMachineFiles } from '@/scripts/build-machine-files';
import { buildSearch } from '@/scripts/build-search';
import { buildTables } from '@/scripts/build-tables';
import { finishSite } from '@/scripts/finish-site';
import { hashInputs } from '@/scripts/hash-inputs';

export interface BuildOptions {
  force?: boolean;
  /** Called with one line for each step. */
  say: (line: string) => void;
}

/** Everything the site is made of. */
const inputs = [
  'content',
  'app',
  'lib',
  'scripts',
  'public/icon.svg',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/**
 * Bring `out/` up to date. Nothing is replaced before everything has succeeded.
 *
 * @returns whether anything had to be built
 * @throws with a message for the terminal
 */
export async function buildSite(root: string, { force = false, say }: BuildOptions): Promise<boolean> {
  const stamp = path.join(root, '.generated', 'built.txt');
  const hash = await hashInputs(root, inputs);
  if (!force && (await isCurrent(root, stamp, hash))) return false;
  await mkdir(path.join(root, '.generated'), { recursive: true });

  await step(say, 'Content', () => buildContent(root));
  const manifest = await step(say, 'Search index', async () => {
    const { manifest } = await buildSearch({ library: getLibrary(root), outDir: path.join(root, 'public', 'search') });
    return manifest;
  });
  const tables = await step(say, 'Tables', async () => (await buildTables(getLibrary(root), root)).folder);
  await step(say, 'Stylesheet and islands', () => buildAssets(root, { searchManifest: manifest, tables }));
  await step(say, 'Pages', () => runNext(root));
  const figures = await step(say, 'Finishing', () =>
    finishSite(path.join(root, '.generated', 'export'), path.join(root, 'out'), (site) =>
      buildMachineFiles(getLibrary(root), site),
    ),
  );
  await writeFile(`${stamp}.next`, hash);
  await rename(`${stamp}.next`, stamp);
  say(`Built ${figures.files} files, ${(figures.bytes / 1e6).toFixed(1)} MB, into out/`);
  return true;
}

async function isCurrent(root: string, stamp: string, hash: string): Promise<boolean> {
  try {
    await access(path.join(root, 'out', 'index.html'));
    return (await readFile(stamp, 'utf8')) === hash;
  } catch {
    return false;
  }
}

async function step<Result>(say: BuildOptions['say'], name: string, run: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await run();
  say(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** Next writes its export into `.generated/export`; what it prints is shown only if it fails. */
async function runNext(root: string): Promise<void> {
  await rm(path.join(root, '.generated', 'export'), { recursive: true, force: true });
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TZ: 'UTC', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`Cannot build the pages:\n${Buffer.concat(printed).toString('utf8').trimEnd()}`);
}
