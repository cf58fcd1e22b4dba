/**
 * Kill the whole build at random moments, in a copy of the project, and look at the site it was about to replace.
 *
 *   npm run faults                   ten times; takes about as long as seven builds
 *   npm run faults -- --times 3
 *   npm run faults -- --seed 42      other moments
 *
 * Exit code 0: after every kill the site was whole, and the next build recovered. 1: it wasn't.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildManifest, compareManifests, type Manifest } from '@/lib/serve/manifest';
import { oldFolder, removeFolder } from '@/lib/serve/replace-folder';
import { copyProject } from '@/scripts/copy-project';

const times = numberAfter('--times', 10);
const seed = numberAfter('--seed', 1);

const copy = await copyProject(process.cwd(), 'copied');
const out = path.join(copy, 'out');
let failures = 0;
try {
  const started = performance.now();
  const first = await ended(build());
  if (first !== 0) throw new Error(`Cannot build the site to begin with: exit code ${first}`);
  const duration = performance.now() - started;
  console.log(`Built once in ${(duration / 1000).toFixed(0)} s`);
  const served = await buildManifest(out);
  const random = randomFrom(seed);
  for (let time = 1; time <= times; time += 1) await killAt(random() * duration, served);
  const last = await ended(build('--force'));
  report('the build after the last kill', [
    ...(last === 0 ? [] : [`exit code ${last}`]),
    ...(await differencesFrom(served, out)),
    ...(await leftovers()),
  ]);
} catch (error) {
  console.error((error as Error).message);
  failures += 1;
} finally {
  await removeFolder(copy);
}
console.log(
  failures === 0 ? `${times} kills: the site stayed whole` : `${failures} of ${times} kills left something behind`,
);
process.exitCode = failures > 0 ? 1 : 0;

/** The same content gives the same bytes, so the site has to equal the first one whether or not the build came through. */
async function killAt(moment: number, served: Manifest): Promise<void> {
  const child = build('--force');
  const finished = ended(child);
  await Promise.race([wait(moment), finished]);
  child.kill('SIGKILL');
  await finished;
  const present = existsSync(out) ? out : oldFolder(out);
  const stage = await stageOf(child.pid);
  report(`killed after ${(moment / 1000).toFixed(1)} s (${stage})`, await differencesFrom(served, present));
}

function build(...more: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/build.ts', ...more], { cwd: copy, stdio: 'ignore' });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

async function differencesFrom(served: Manifest, site: string): Promise<string[]> {
  return compareManifests(served, await buildManifest(site));
}

/** How far the killed build came, by what it left. */
async function stageOf(pid: number | undefined): Promise<string> {
  const lock = await readFile(path.join(copy, '.generated', 'build.lock'), 'utf8').catch(() => '');
  if (!lock.startsWith(`{"pid":${pid},`)) return 'before it began or after it ended';
  if (existsSync(`${out}.next`)) return 'finishing';
  return 'before the site was touched';
}

/** Folders of a replacement, the lock, and processes that still work in the copy. */
async function leftovers(): Promise<string[]> {
  const names = (await readdir(copy)).filter((name) => /^out\./.test(name));
  if (existsSync(path.join(copy, '.generated', 'build.lock'))) names.push('the lock');
  const processes = await readdir('/proc').catch(() => []);
  for (const pid of processes.filter((name) => /^\d+$/.test(name))) {
    const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    if (place.startsWith(copy)) names.push(`process ${pid}`);
  }
  return names.map((name) => `left: ${name}`);
}

function report(what: string, problems: readonly string[]): void {
  console.log(`${what}: ${problems.length === 0 ? 'whole' : problems.slice(0, 10).join('; ')}`);
  if (problems.length > 0) failures += 1;
}

function numberAfter(option: string, otherwise: number): number {
  const position = process.argv.indexOf(option);
  const value = position > 0 ? Number(process.argv[position + 1]) : otherwise;
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`Unexpected ${option}, expected a whole number`);
  return value;
}

/** Mulberry32: the same moments for the same seed. */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
