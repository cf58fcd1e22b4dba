/**
 * Load the search index into PostgreSQL, for sites that static files no longer suit. See `lib/README.md`.
 *
 *   npm run load:postgres                                        address from ERRSEC_DATABASE, or PGHOST, PGUSER, …
 *   npm run load:postgres -- postgres://search@db.example/site   shown to everyone who lists processes: no password here
 *
 * Needs .generated/library.json (`npm run build`). Readers see the last release until this one is complete; a load that fails
 * changes nothing. Exit code 0: loaded. 1: it could not be loaded. 2: wrong use.
 */
import { getLibrary } from '@/lib/content/library';
import { buildSearchInput } from '@/lib/search/build-search';
import { connectForLoad, sayFault } from '@/lib/search/postgres/database';
import { loadRelease } from '@/lib/search/postgres/load-release';
import { databaseAddress } from './database-address';

const usage = 'Usage: npm run load:postgres -- [postgres://user@host:port/database]';

async function main(address: string): Promise<void> {
  const started = performance.now();
  const input = buildSearchInput(getLibrary());
  const client = await connectForLoad(address);
  try {
    const { number, pages, terms, removed, kept } = await loadRelease(client, input);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`Loaded ${pages} pages (${terms} terms) as release ${number} in ${seconds} s`);
    if (removed.length > 0) console.log(`Removed release ${removed.join(', ')}`);
    if (kept.length > 0) console.log(`Release ${kept.join(', ')} is still being read; the next load removes it`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

try {
  const [argument, ...more] = process.argv.slice(2);
  if (more.length > 0) throw new TypeError(usage);
  await main(databaseAddress(argument));
} catch (error) {
  console.error(isFromDatabase(error) ? sayFault(error) : error instanceof Error ? error.message : error);
  process.exitCode = error instanceof TypeError ? 2 : 1;
}

function isFromDatabase(error: unknown): boolean {
  return typeof (error as { code?: unknown }).code === 'string';
}
