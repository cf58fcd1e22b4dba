import { type CodeShards, openCodeShards } from '@/lib/errors/open-code-shards';
import { fetchTable } from './site-addresses';

/** Open the exact tables of codes on the site's own files. */
export function openSiteTables(): CodeShards {
  return openCodeShards(fetchTable);
}
