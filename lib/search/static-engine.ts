import { decodeText } from './bytes';
import { createEngine, openIndex } from './create-engine';
import { openFacetIndex } from './facet-index';
import type { FacetLists } from './facet-lists';
import { createFileCache, type FetchFile } from './file-cache';
import { openHead } from './head';
import { openCodes } from './look-up-codes';
import type { TypingEngine } from './search-engine';
import { openStaticReader } from './static-reader';

/**
 * Open the index for reading. Needs neither a page nor Node: the caller says how a file is fetched. Nothing but the head
 * is read until someone searches, and then only the parts the query needs.
 *
 * @param fetchFile gets the bare name of a file beside the head
 * @param manifest name or address of the head, as `buildSearch` returns it
 * @throws if the head cannot be loaded or was written by another version
 */
export async function openStaticEngine(fetchFile: FetchFile, manifest: string): Promise<TypingEngine> {
  const cache = createFileCache(fetchFile);
  const head = await cache.get(manifest.slice(manifest.lastIndexOf('/') + 1), (bytes) => openHead(decodeText(bytes)));
  const openLists = (bytes: Uint8Array) => openFacetIndex(head, parseLists(decodeText(bytes)));
  return createEngine(openIndex(head), {
    reader: openStaticReader(head, cache),
    readFacets: () => cache.get(head.facets, openLists),
    lookUp: head.codes ? openCodes(head, cache) : undefined,
  });
}

/** @throws {TypeError} if the file is something else: without lists every count would be wrong */
function parseLists(text: string): FacetLists {
  const lists = JSON.parse(text) as Partial<FacetLists> | null;
  if (!lists?.topic || !lists.tag || !lists.platform || !lists.reviewed) throw new TypeError('Unexpected search file');
  return lists as FacetLists;
}
