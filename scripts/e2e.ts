/**
 * Build the site if it is stale and run the browser tests on it.
 *
 *   npm run e2e                       all of them
 *   npm run e2e -- search.spec.ts     what Playwright's arguments name
 *
 * Exit code 0: all passed.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildSite } from '@/scripts/build-site';

const root = process.cwd();
try {
  await buildSite(root, { say: console.log });
  const playwright = path.join(root, 'node_modules', '.bin', 'playwright');
  process.exitCode = spawnSync(playwright, ['test', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
