import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Names of all files below a folder, relative to it, with slashes, in an order that is the same everywhere.
 *
 * @returns nothing if the folder isn't there
 */
export async function listFiles(folder: string): Promise<string[]> {
  const names: string[] = [];
  const visit = async (below: string) => {
    const entries = await readdir(path.join(folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const name = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) await visit(name);
      else names.push(name);
    }
  };
  try {
    await visit('');
  } catch (error) {
    if (names.length === 0 && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.sort(byCodeUnits);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
