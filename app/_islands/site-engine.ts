import type { SearchEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { fetchFile } from './fetch-file';

declare const SEARCH_MANIFEST: string;

/** Open the search engine on the site's own index files. */
export function openSiteEngine(): Promise<SearchEngine> {
  const folder = SEARCH_MANIFEST.slice(0, SEARCH_MANIFEST.lastIndexOf('/') + 1);
  return openStaticEngine((name, again) => fetchFile(folder + name, again), SEARCH_MANIFEST);
}
