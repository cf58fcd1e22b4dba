import type { TypingEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { fetchFile } from './fetch-file';

/**
 * Open the search engine on the site's own index files.
 *
 * @param manifest address of the index's entry file
 */
export function openSiteEngine(manifest: string): Promise<TypingEngine> {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  return openStaticEngine((name, again) => fetchFile(folder + name, again), manifest);
}
