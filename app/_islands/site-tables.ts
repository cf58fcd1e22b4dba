import { type CodeShards, openCodeShards } from '@/lib/errors/open-code-shards';
import { fetchParsed } from './fetch-file';

declare const TABLES: string;

/** Open the exact tables of codes on the site's own files. */
export function openSiteTables(): CodeShards {
  return openCodeShards((name) => fetchParsed(`${TABLES}${name}.json`, JSON.parse));
}
