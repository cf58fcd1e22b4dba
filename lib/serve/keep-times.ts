import { readFile, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from './list-files';

/**
 * Give every file that is the same in the present release its time there. Servers that make entity tags and
 * `Last-Modified` from it, and tools that copy what is newer, then see only real changes.
 */
export async function keepTimes(current: string, next: string): Promise<void> {
  const present = new Set(await listFiles(current));
  for (const name of await listFiles(next)) {
    if (!present.has(name)) continue;
    const [before, after] = [path.join(current, name), path.join(next, name)];
    const [{ size, mtime }, now] = await Promise.all([stat(before), stat(after)]);
    if (size !== now.size || !(await readFile(before)).equals(await readFile(after))) continue;
    await utimes(after, mtime, mtime);
  }
}
