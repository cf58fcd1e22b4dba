/**
 * Hold the build lock with a process group, as a build does while pages are made, until a signal comes.
 *
 *   node hold-lock.mjs LOCK
 */
import { spawn } from 'node:child_process';
import { withBuildLock } from '@/scripts/build-lock';

await withBuildLock(process.argv[2] ?? '', console.log, async ({ holdGroup }) => {
  const renderer = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  holdGroup(renderer.pid ?? 0);
  console.log(renderer.pid);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
