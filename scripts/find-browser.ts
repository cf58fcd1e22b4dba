/**
 * Find a Chromium for the browser tests, or install one.
 *
 *   tsx scripts/find-browser.ts    prints its path
 *
 * Looks at `CHROMIUM_PATH`, then Playwright's own browser, then an installed Chromium or Chrome; else it lets Playwright
 * download its own, and where that fails and apt is there, installs Debian's `chromium`. Exit code 1: none to be had.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @throws if no browser is there and none can be installed; the message says what to do */
export function findBrowser(): string {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`Cannot find the browser CHROMIUM_PATH names: ${chosen}`);
    return chosen;
  }
  const found = present();
  if (found) return found;
  console.log('No browser found, installing one for the tests');
  run('npx', ['playwright', 'install', 'chromium']);
  const downloaded = present();
  if (downloaded) return downloaded;
  if (existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  const last = present();
  if (last) return last;
  throw new Error('Cannot find or install a browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH');
}

function present(): string | undefined {
  return [chromium.executablePath(), ...installed].find((file) => existsSync(file));
}

function run(command: string, parts: string[]): void {
  spawnSync(command, parts, {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 600_000,
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(findBrowser());
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
