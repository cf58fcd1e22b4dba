/**
 * Measure one size of index as static files and in PostgreSQL, in this process, and print the figures as JSON.
 *
 *   node --import tsx scripts/bench/measure-homes.ts PAGES ADDRESS     the address as JSON
 */
import { brotliCompressSync, constants } from 'node:zlib';
import type { ClientConfig } from 'pg';
import { getLibrary } from '@/lib/content/library';
import { buildIndex } from '@/lib/search/build-index';
import { connectForLoad } from '@/lib/search/postgres/database';
import { loadRelease } from '@/lib/search/postgres/load-release';
import { openPostgresEngine } from '@/lib/search/postgres/postgres-engine';
import { schema } from '@/lib/search/postgres/schema';
import type { SearchEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { generatePages } from './generate-pages';
import { quantile } from './quantile';
import { createQuerySets } from './query-sets';

export interface HomeFigures {
  pages: number;
  /** Queries with the same hits from both, of how many. */
  same: number;
  of: number;
  files: {
    buildSeconds: number;
    count: number;
    megabytes: number;
    /** Bytes of the head as browsers get it. */
    head: number;
    /** Bytes that a first query fetches, head and all, as browsers get them. */
    cold: Quantiles;
    /** Milliseconds, everything fetched before. */
    warm: Quantiles;
  };
  postgres: { loadSeconds: number; megabytes: number; openSeconds: number; warm: Quantiles };
}

interface Quantiles {
  p50: number;
  p95: number;
}

const hits = { limit: 10 };

if (process.argv.length === 4) {
  const [size, address] = process.argv.slice(2) as [string, string];
  console.log(JSON.stringify(await measureHomes(Number(size), JSON.parse(address) as ClientConfig)));
}

async function measureHomes(size: number, address: ClientConfig): Promise<HomeFigures> {
  const pages = generatePages(getLibrary(), size);
  const queries = createQuerySets(pages).latency;
  const input = { pages, synonyms: [], codeFiles: [] };
  const [index, buildSeconds] = await timed(async () => buildIndex(pages, input));
  const read = async (name: string) => index.files.get(name) as Uint8Array;
  const files = await openStaticEngine(read, index.head);

  const client = await connectForLoad(address);
  await client.query(`drop schema if exists ${schema} cascade`);
  const [, loadSeconds] = await timed(() => loadRelease(client, input));
  const { rows } = await client.query(
    "select sum(pg_total_relation_size(oid)) as bytes from pg_class where relkind = 'r' and relnamespace = $1::regnamespace",
    [schema],
  );
  await client.end();
  const [engine, openSeconds] = await timed(() =>
    openPostgresEngine(address, { statementTimeout: 60_000, connectTimeout: 60_000 }),
  );

  const figures: HomeFigures = {
    pages: size,
    same: await countSame(files, engine, queries),
    of: queries.length,
    files: {
      buildSeconds,
      count: index.files.size,
      megabytes: [...index.files.values()].reduce((sum, bytes) => sum + bytes.length, 0) / 1e6,
      head: compressed(await read(index.head)),
      cold: await measureCold(read, index.head, queries),
      warm: await measureWarm(files, queries),
    },
    postgres: {
      loadSeconds,
      megabytes: Number(rows[0].bytes) / 1e6,
      openSeconds,
      warm: await measureWarm(engine, queries),
    },
  };
  await engine.close();
  return figures;
}

async function timed<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const started = performance.now();
  const value = await work();
  return [value, (performance.now() - started) / 1000];
}

/** Reads everything for the first time, so that later times are those of a server that has run for a while. */
async function countSame(files: SearchEngine, engine: SearchEngine, queries: readonly string[]): Promise<number> {
  let same = 0;
  for (const query of queries) {
    const [first, second] = [await files.search(query, hits), await engine.search(query, hits)];
    if (JSON.stringify(first) === JSON.stringify(second)) same++;
  }
  return same;
}

async function measureCold(read: (name: string) => Promise<Uint8Array>, head: string, queries: readonly string[]) {
  const sizes = new Map<string, number>();
  const totals: number[] = [];
  for (let i = 0; i < queries.length; i += 10) {
    let total = 0;
    const counted = async (name: string) => {
      const bytes = await read(name);
      const size = sizes.get(name) ?? compressed(bytes);
      sizes.set(name, size);
      total += size;
      return bytes;
    };
    await (await openStaticEngine(counted, head)).search(queries[i] as string, hits);
    totals.push(total);
  }
  return quantilesOf(totals);
}

async function measureWarm(engine: SearchEngine, queries: readonly string[]): Promise<Quantiles> {
  const times: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    await engine.search(query, hits);
    times.push(performance.now() - started);
  }
  return quantilesOf(times);
}

function quantilesOf(values: readonly number[]): Quantiles {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
}

function compressed(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
