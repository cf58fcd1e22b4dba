import path from 'node:path';
import { getLibrary } from '@/lib/content/library';
import type { Library } from '@/lib/model/library';
import { buildAssets } from '@/scripts/build-assets';
import { buildContent } from '@/scripts/build-content';
import { addReadyAnswers, buildSearch } from '@/scripts/build-search';
import { buildTables } from '@/scripts/build-tables';

/** Folders in `public/` that are written. */
export const indexParts = ['assets', 'data', 'search-index', 'tables'] as const;

/** Build what the islands of a project read, and them: all of it is in `public/`, and no page is built. */
export async function buildIndexParts(root: string): Promise<Library> {
  await buildContent(root);
  const library = getLibrary(root);
  const outDir = path.join(root, 'public', 'search-index');
  const { manifest: searchManifest, volumes } = await buildSearch({ library, outDir });
  const readyAnswers = await addReadyAnswers(outDir, searchManifest);
  const { folder: tables } = await buildTables(library, root);
  await buildAssets(root, { searchManifest, readyAnswers, volumes, tables });
  return library;
}
