import type { SearchEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';

declare const SEARCH_MANIFEST: string;

/** Open the search engine on the site's own index files. */
export function openSiteEngine(): Promise<SearchEngine> {
  const folder = SEARCH_MANIFEST.slice(0, SEARCH_MANIFEST.lastIndexOf('/') + 1);
  return openStaticEngine(fetchFrom(folder), SEARCH_MANIFEST);
}

function fetchFrom(folder: string) {
  return async (name: string): Promise<Uint8Array> => {
    const response = await fetch(folder + name);
    if (!response.ok) throw new Error(`Cannot load ${folder + name}: HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
