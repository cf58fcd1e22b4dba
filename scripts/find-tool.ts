import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folders = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** Debian keeps PostgreSQL's programs by version. */
const postgresFolder = '/usr/lib/postgresql';

/**
 * Find a program of the system, or install it from Debian's packages where that is possible.
 *
 * @returns its path, or a sentence that says why there is none
 * @throws on Debian, if the program could be had but is not there: what needs it may not be left out in silence
 */
export function findTool(name: string, packages: readonly string[]): { file: string } | { missing: string } {
  const present = () =>
    [...folders, ...postgresFolders()].map((each) => path.join(each, name)).find((file) => existsSync(file));
  const found = present();
  if (found) return { file: found };
  if (!existsSync('/usr/bin/apt-get')) return { missing: `${name} is not installed, and this is no Debian` };
  if (process.getuid?.() !== 0)
    throw new Error(`Cannot find ${name}: run \`apt-get install ${packages.join(' ')}\` as root first`);
  console.log(`Installing ${packages.join(' and ')} with apt-get`);
  // With this run level, packages don't start the services they bring.
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  // Tests run side by side, and apt-get gives up when another one is at work: one waits for the other.
  for (const parts of [['update'], ['install', '-y', '--no-install-recommends', ...packages]])
    spawnSync('/usr/bin/flock', ['/usr/bin/apt-get', '/usr/bin/apt-get', ...parts], {
      stdio: 'ignore',
      env: environment,
      timeout: 280_000,
    });
  const installed = present();
  if (!installed) throw new Error(`Cannot find ${name}: apt-get could not install ${packages.join(' and ')}`);
  return { file: installed };
}

/** Newest first. */
function postgresFolders(): string[] {
  if (!existsSync(postgresFolder)) return [];
  const versions = readdirSync(postgresFolder).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(postgresFolder, version, 'bin'));
}
