import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { findTool } from '@/scripts/find-tool';

const user = 'errsec';

export interface RunningPostgres {
  /** Address for clients: a socket in the folder, nothing on the network. */
  address: { host: string; user: string; database: string };
  pid: number;
  version: string;
  stop: () => Promise<void>;
}

/** @returns the folder of PostgreSQL's programs, or a sentence that says why there is none */
export function findPostgres(): { folder: string } | { missing: string } {
  const found = findTool('initdb', ['postgresql']);
  return 'missing' in found ? found : { folder: path.dirname(realpathSync(found.file)) };
}

/**
 * Run a new PostgreSQL with an empty database, in a temporary folder that is removed when it stops.
 *
 * @param durable whether it waits for the disk, as in production; tests need not
 */
export async function runPostgres(programs: string, durable = false): Promise<RunningPostgres> {
  const account = postgresAccount();
  const folder = await mkdtemp(path.join(tmpdir(), 'errsec-pg-'));
  const data = path.join(folder, 'data');
  if (account) await chown(folder, account.uid, account.gid);
  // The locale of this machine must not decide how anything is sorted.
  const made = spawnSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', user, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { cwd: folder, encoding: 'utf8', ...account },
  );
  if (made.status !== 0) throw new Error(`initdb ended with ${made.status}:\n${made.stderr || made.error?.message}`);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=40',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const child = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...account },
  );
  let log = '';
  child.stderr?.on('data', (chunk) => {
    log = (log + chunk).slice(-10_000);
  });
  const address = { host: folder, user, database: 'postgres' };
  while (!(await accepts(address))) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}:\n${log}`);
    await wait(50);
  }
  const version = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  return { address, pid: child.pid ?? 0, version: `PostgreSQL ${version}`, stop: () => stop(child, folder) };
}

/** PostgreSQL refuses to run as root; Debian's package brings an account for it. */
function postgresAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((option) => {
    return Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
  });
  if (!uid || !gid) throw new Error('Cannot run PostgreSQL as root: there is no account `postgres`');
  return { uid, gid };
}

async function accepts(address: RunningPostgres['address']): Promise<boolean> {
  const client = new Client({ ...address, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Lets no one finish: clients see the connection end. */
async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}
