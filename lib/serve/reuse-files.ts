import { copyFile, link, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import pMap from 'p-map';
import { listFiles } from './list-files';

/** Endings of compressed forms, which lie beside a file. */
export const compressedForms = ['.br', '.gz'] as const;

/**
 * Put the files of the present release in the place of those in the next one that have the same bytes: same place on
 * the disk, same time. Servers that make entity tags and `Last-Modified` from these, and tools that copy what is newer, then
 * see only real changes. Nothing may be written into the files of `next` afterwards, because both releases share them;
 * replacing them is allowed.
 *
 * @param options.compressed take over the compressed forms too: only if those of `current` were made in the same way
 * @returns names of the files that were the same
 */
export async function reuseFiles(
  current: string,
  next: string,
  { compressed }: { compressed: boolean },
): Promise<Set<string>> {
  const present = new Set(await listFiles(current));
  const names = (await listFiles(next)).filter((name) => present.has(name));
  const same = new Set<string>();
  const reuse = async (name: string) => {
    const [before, after] = [path.join(current, name), path.join(next, name)];
    if (!(await haveSameBytes(before, after))) return;
    await linkFile(before, after);
    same.add(name);
    if (!compressed) return;
    for (const form of compressedForms)
      if (present.has(`${name}${form}`)) await linkFile(`${before}${form}`, `${after}${form}`);
  };
  await pMap(names, reuse, { concurrency: availableParallelism() * 4 });
  return same;
}

async function haveSameBytes(first: string, second: string): Promise<boolean> {
  const [{ size }, other] = await Promise.all([stat(first), stat(second)]);
  if (size !== other.size) return false;
  const [bytes, otherBytes] = await Promise.all([readFile(first), readFile(second)]);
  return bytes.equals(otherBytes);
}

/** Make `target` another name of a file; on a disk that can't, a copy with the same time. A `target` that is there is replaced. */
export async function linkFile(file: string, target: string): Promise<void> {
  const temporary = `${target}.same`;
  try {
    await link(file, temporary);
  } catch {
    await copyFile(file, temporary);
    const { mtime } = await stat(file);
    await utimes(temporary, mtime, mtime);
  }
  await rename(temporary, target);
  // Renaming one name of a file to another name of the same file leaves both.
  await rm(temporary, { force: true });
}
