import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * One hash over files and folders: names and bytes, in a fixed order. A missing one counts as empty.
 *
 * @param root folder the names are relative to
 * @param values settings that count as well
 */
export async function hashInputs(
  root: string,
  names: readonly string[],
  values: readonly string[] = [],
): Promise<string> {
  const hash = createHash('sha256');
  for (const value of values) hash.update(`${value}\0`);
  for (const name of names) {
    for (const file of await filesBelow(root, name)) {
      const bytes = await readFile(path.join(root, file));
      hash.update(`${file}\0${bytes.length}\0`);
      hash.update(bytes);
    }
  }
  return hash.digest('hex');
}

async function filesBelow(root: string, name: string): Promise<string[]> {
  const info = await stat(path.join(root, name)).catch(() => undefined);
  if (!info) return [];
  if (info.isFile()) return [name];
  const children = (await readdir(path.join(root, name))).sort();
  const lists = await Promise.all(
    children.filter((child) => child !== '.DS_Store').map((child) => filesBelow(root, `${name}/${child}`)),
  );
  return lists.flat();
}
