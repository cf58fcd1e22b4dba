import { parseAddresses, type RuntimeAddresses } from '@/lib/runtime-addresses';
import { createFileCache } from '@/lib/search/file-cache';
import type { Soon } from '@/lib/search/soon';
import { fetchFile, fetchParsed } from './fetch-file';

/** Address of the file that says where index and tables are. */
declare const ADDRESSES: string;

const files = createFileCache(fetchFile);

/**
 * Where this site's index and tables are. Asked for by pages, not by their workers: so it comes while a worker's script
 * does, and a service worker knows which version the page was read from.
 *
 * @returns itself once it is known; a promise that fails with a sentence for the reader otherwise, and the next call tries again
 */
export function getAddresses(): Soon<RuntimeAddresses> {
  return files.get(ADDRESSES, (bytes) => parseAddresses(new TextDecoder().decode(bytes)));
}

/** One of the exact tables, by the name it was built with. */
export async function fetchTable<Table>(name: string): Promise<Table> {
  const { tables } = await getAddresses();
  return fetchParsed(`${tables}${name}.json`, (text) => JSON.parse(text) as Table);
}
