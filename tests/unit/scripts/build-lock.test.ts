import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withBuildLock } from '@/scripts/build-lock';
import { makeTemporaryFolder } from '../serve/small-site';

let folder: string;
let lock: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  lock = path.join(folder, '.generated', 'build.lock');
  await mkdir(path.dirname(lock));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const nothing = () => undefined;

/** A process that does nothing until it is killed. */
function sleeper(detached = false): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached, stdio: 'ignore' });
  children.push(child);
  return child;
}

test('the second build waits for the first, and says so once', async () => {
  const events: string[] = [];
  let finishFirst = nothing as () => void;
  const first = withBuildLock(lock, nothing, async () => {
    events.push('first starts');
    await new Promise<void>((resolve) => {
      finishFirst = resolve;
    });
    events.push('first ends');
  });
  await expect.poll(() => events).toEqual(['first starts']);
  const second = withBuildLock(
    lock,
    (line) => {
      events.push(line);
      finishFirst();
    },
    async () => {
      events.push('second starts');
    },
  );
  await Promise.all([first, second]);
  expect(events).toEqual([
    'first starts',
    `Another build is running, process ${process.pid}: waiting for it`,
    'first ends',
    'second starts',
  ]);
  expect(existsSync(lock)).toBe(false);
});

test('a build that fails gives the lock back', async () => {
  const failing = withBuildLock(lock, nothing, async () => {
    throw new Error('Cannot build');
  });
  await expect(failing).rejects.toThrow('Cannot build');
  expect(existsSync(lock)).toBe(false);
});

test.each([
  [
    'of a process that has ended',
    async () => {
      const child = sleeper();
      await new Promise((resolve) => child.once('spawn', resolve));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      return JSON.stringify({ pid: child.pid });
    },
  ],
  [
    'of another process with a number that is used again',
    async () => JSON.stringify({ pid: process.ppid, started: '1' }),
  ],
  ['that was written half', async () => '{"pid":'],
  ['that is empty', async () => ''],
])('a lock %s is taken over', async (_name, contents) => {
  await writeFile(lock, await contents());
  const lines: string[] = [];
  expect(
    await withBuildLock(
      lock,
      (line) => lines.push(line),
      async () => 'built',
    ),
  ).toBe('built');
  expect(lines).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('what a killed build left running is ended first', async () => {
  const renderer = sleeper(true);
  await new Promise((resolve) => renderer.once('spawn', resolve));
  const ended = new Promise((resolve) => renderer.once('exit', (_code, signal) => resolve(signal)));
  const started = (await readFile(`/proc/${renderer.pid}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ')[19];
  await writeFile(lock, JSON.stringify({ pid: 2 ** 22 + 1, started: '1', group: { pid: renderer.pid, started } }));
  const lines: string[] = [];
  await withBuildLock(
    lock,
    (line) => lines.push(line),
    async () => undefined,
  );
  expect(lines).toEqual(['Ending what a stopped build left running']);
  expect(await ended).toBe('SIGKILL');
});

test('a process group that was named ends with the build', async () => {
  const renderer = sleeper(true);
  await new Promise((resolve) => renderer.once('spawn', resolve));
  const ended = new Promise((resolve) => renderer.once('exit', (_code, signal) => resolve(signal)));
  await withBuildLock(lock, nothing, async ({ holdGroup }) => holdGroup(renderer.pid ?? 0));
  expect(await ended).toBe('SIGKILL');
});

test.each([
  ['SIGINT', 130, false],
  ['SIGTERM', 143, false],
  ['SIGKILL', null, true],
] as const)(
  '%s ends a build with code %s, what it had running, and its lock if it still can',
  async (signal, code, left) => {
    const program = path.join(folder, 'hold-lock.mjs');
    await build({
      entryPoints: [path.join(import.meta.dirname, 'hold-lock.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const child = spawn(process.execPath, [program, lock], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const group = await new Promise<number>((resolve) => child.stdout.once('data', (chunk) => resolve(Number(chunk))));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(existsSync(lock)).toBe(left);
    // What a killed build can't end itself, the next one does.
    if (left) await withBuildLock(lock, nothing, async () => undefined);
    await expect.poll(() => isAlive(group)).toBe(false);
  },
);

/** A process that ended but was not waited for yet counts as ended. */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
