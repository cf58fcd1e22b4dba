import { createFileBundles } from '@/lib/search/file-bundles';
import type { TypingEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { fetchFile } from './fetch-file';

export interface SiteEngine extends TypingEngine {
  /** Reads more of the index than the next question needs, see `FileBundles`. */
  readAhead(): Promise<void>;
}

/**
 * Open the search engine on the site's own index files.
 *
 * @param manifest address of the index's entry file
 */
export async function openSiteEngine(manifest: string): Promise<SiteEngine> {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const files = createFileBundles(
    (name, again) => fetchFile(folder + name, again),
    (name) => fetchFile(folder + name, false, 'low'),
  );
  const engine = await openStaticEngine(files.fetch, manifest);
  return { ...engine, readAhead: files.load };
}
