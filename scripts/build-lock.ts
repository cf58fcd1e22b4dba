import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Who builds: processes by id and, where the system tells it, start time, because ids are used again. */
interface Holder {
  pid: number;
  started?: string | undefined;
  /** Leader of the process group that renders the pages; it outlives a builder that is killed. */
  group?: { pid: number; started?: string | undefined } | undefined;
}

export interface BuildLock {
  /** Name a process group, by its leader, that has to end with this build. */
  holdGroup(pid: number): void;
}

/**
 * Do something that must not run twice at a time in one folder. Waits while another process does; what a killed one
 * left is cleared away. Ctrl C and SIGTERM end the process group and give the lock back.
 *
 * @param file the lock; holds the process id of its holder
 * @param say called with one line if there is something to wait for
 */
export async function withBuildLock<Result>(
  file: string,
  say: (line: string) => void,
  run: (lock: BuildLock) => Promise<Result>,
): Promise<Result> {
  const self: Holder = { pid: process.pid, started: startOf(process.pid) };
  await take(file, self, say);
  const release = () => {
    if (self.group) endGroup(self.group.pid);
    rmSync(file, { force: true });
  };
  const onInterrupt = () => {
    release();
    process.exit(130);
  };
  const onTerminate = () => {
    release();
    process.exit(143);
  };
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onTerminate);
  try {
    return await run({
      holdGroup(pid) {
        self.group = { pid, started: startOf(pid) };
        writeFileSync(file, JSON.stringify(self));
      },
    });
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onTerminate);
    release();
  }
}

async function take(file: string, self: Holder, say: (line: string) => void): Promise<void> {
  makeFolder(path.dirname(file));
  let told = false;
  while (!(await tryToTake(file, self))) {
    const holder = readHolder(file);
    if (holder && isRunning(holder)) {
      if (!told) say(`Another build is running, process ${holder.pid}: waiting for it`);
      told = true;
      await wait(250);
      continue;
    }
    if (holder?.group && isRunning(holder.group)) {
      say('Ending what a stopped build left running');
      endGroup(holder.group.pid);
    }
    rmSync(file, { force: true });
  }
}

/** Not with `recursive`: that says of a read-only disk that the folder above is missing. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function tryToTake(file: string, self: Holder): Promise<boolean> {
  try {
    writeFileSync(file, JSON.stringify(self), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  // Two that clear the same stale lock could each remove the other's new one: the last to write has it.
  await wait(20);
  return readHolder(file)?.pid === self.pid;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isRunning({ pid, started }: Pick<Holder, 'pid' | 'started'>): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return startOf(pid) === started;
}

/** Clock ticks from the start of the system to that of the process; only Linux tells it. */
function startOf(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in parentheses that may hold anything; start time is the 20th after it.
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
