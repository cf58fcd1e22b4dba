/**
 * Finish a small site, and be killed before the given change to the disk, in the middle of it if it writes a file.
 *
 *   node kill-before.mjs FOLDER RELEASE CHANGE
 *
 * `CHANGE` counts from 1; 0 lets it end, and prints how many there were.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [folder = '', release = '', change = '0'] = process.argv.slice(2);
let count = 0;

const changing = ['writeFile', 'copyFile', 'mkdir', 'rename', 'rm', 'utimes'] as const;
for (const name of changing) {
  const original = fs.promises[name] as (...parts: unknown[]) => Promise<unknown>;
  const counted = (...parts: unknown[]) => {
    count += 1;
    if (count !== Number(change)) return original(...parts);
    if (name === 'writeFile') fs.writeFileSync(parts[0] as string, Buffer.from(parts[1] as string).subarray(0, 9));
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  };
  Object.assign(fs.promises, { [name]: counted });
}
syncBuiltinESMExports();

const { buildSmallSite } = await import('../serve/small-site');
const before = count;
await buildSmallSite(folder, release);
console.log(count - before);
