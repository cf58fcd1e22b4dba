import type { ClientConfig } from 'pg';
import { createEngine } from '../create-engine';
import { type FindCodes, findCodesBehind } from '../look-up-codes';
import type { SearchEngine, SearchOptions, SearchResult } from '../search-engine';
import { createBatch } from './batch';
import { type Database, type DatabaseLimits, openDatabase } from './database';
import { openPostgresReader } from './postgres-reader';
import { newestRelease, type OpenRelease, openRelease, ReleaseGoneError } from './release';
import { schema } from './schema';

export interface PostgresEngine extends SearchEngine {
  /** Number of the release that the next search reads. */
  release(): Promise<number>;
  close(): Promise<void>;
}

export interface PostgresEngineOptions extends DatabaseLimits {
  /** Milliseconds after which the next search looks whether there is a newer release. */
  refreshAfter?: number;
}

/** What anyone may ask of a server, as opposed to a browser that works for its reader alone. */
const mostHits = 100;
const furthestOffset = 10_000;

const codeFiles = {
  name: 'errsec-code-files',
  text: `select name, content from ${schema}.code_file where release = $1 and name = any($2)`,
};

/**
 * Open an index that `loadRelease` put into PostgreSQL. The same pages give the same hits as the static files do: terms and
 * texts come from tables, everything else is shared.
 *
 * A search reads one release from start to end. When a newer one is there, later searches read that.
 *
 * @throws {Error} with a sentence on what is wrong: nothing answers, no index, another layout
 */
export async function openPostgresEngine(
  address: string | ClientConfig,
  { refreshAfter = 10_000, ...limits }: PostgresEngineOptions = {},
): Promise<PostgresEngine> {
  const database = openDatabase(address, limits);
  let looked = 0;
  let current: Promise<PinnedRelease> | undefined;

  async function pin(): Promise<PinnedRelease> {
    const known = await current?.catch(() => undefined);
    if (known && performance.now() - looked < refreshAfter) return known;
    looked = performance.now();
    const number = await newestRelease(database);
    if (known?.number === number) return known;
    current = openPinned(database, number);
    return current;
  }

  async function search(query: string, options: SearchOptions): Promise<SearchResult> {
    const release = await pin();
    const reader = openPostgresReader(database, release, options.signal);
    const lookUp = release.hasCodes ? release.codes : undefined;
    return createEngine(release.index, { reader, readFacets: () => release.facets, lookUp }).search(query, options);
  }

  try {
    await pin();
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    async search(query, options = {}) {
      checkPlace('limit', options.limit, mostHits);
      checkPlace('offset', options.offset, furthestOffset);
      return unlessAborted(options.signal, async () => {
        try {
          return await search(query, options);
        } catch (error) {
          if (!(error instanceof ReleaseGoneError)) throw error;
          current = undefined;
          return search(query, options);
        }
      });
    },
    release: async () => (await pin()).number,
    close: () => database.close(),
  };
}

interface PinnedRelease extends OpenRelease {
  codes: FindCodes;
}

async function openPinned(database: Database, number: number): Promise<PinnedRelease> {
  const get = createBatch<string, string>(async (names) => {
    return new Map(await database.read<[string, string]>(codeFiles, [number, names]));
  });
  const codes = findCodesBehind(async (name) => {
    const content = await get(name);
    if (content === undefined) throw new ReleaseGoneError(`Cannot find the code tables of release ${number}`);
    return JSON.parse(content) as unknown;
  });
  return { ...(await openRelease(database, number)), codes };
}

/** Rejects at once, whatever the work is waiting for. */
async function unlessAborted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work();
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function checkPlace(name: string, value: number | undefined, most: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= most))
    throw new RangeError(`Unexpected ${name} ${value}, expected a whole number of at most ${most}`);
}
