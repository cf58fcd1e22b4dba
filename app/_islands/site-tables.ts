import { type CodeShards, openCodeShards } from '@/lib/errors/open-code-shards';

declare const TABLES: string;

/** Open the exact tables of codes on the site's own files. */
export function openSiteTables(): CodeShards {
  return openCodeShards(async (name) => {
    const response = await fetch(`${TABLES}${name}.json`);
    if (!response.ok) throw new Error(`Cannot load ${name}: HTTP ${response.status}`);
    return response.json();
  });
}
