import { fileURLToPath } from 'node:url';
import { buildLibrary } from '@/lib/content/build-library';
import { readContent } from '@/lib/content/read-content';

const root = fileURLToPath(new URL('fixtures/valid/', import.meta.url));

/** The library of a small tree with one of everything. */
export async function validLibrary() {
  const { library } = await buildLibrary(await readContent(root), '2026-11-24');
  return library;
}
