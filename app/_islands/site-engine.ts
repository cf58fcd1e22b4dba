import { createFileBundles, type FileBundles } from '@/lib/search/file-bundles';
import type { TypingEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { fetchFile } from './fetch-file';

export interface SiteEngine extends TypingEngine, Pick<FileBundles, 'widen' | 'readVolumes'> {}

/**
 * Open the search engine on the site's own index files.
 *
 * @param manifest address of the index's entry file
 */
export async function openSiteEngine(manifest: string): Promise<SiteEngine> {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const { fetch, widen, readVolumes } = createFileBundles((name, again) =>
    fetchFile(folder + name, again, name.startsWith('v-') ? 'low' : 'auto'),
  );
  return { ...(await openStaticEngine(fetch, manifest)), widen, readVolumes };
}
