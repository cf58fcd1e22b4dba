/**
 * What queries cost with one index, in a process of its own; prints JSON.
 *
 *   node --import tsx scripts/bench/measure-queries.ts QUERIES.json FOLDER
 *
 * QUERIES.json maps names of sets to queries. A cold query is the first of a visit: bytes of the index that it fetches, as
 * a server sends them (brotli 9), without scripts. A warm one has everything it needs in memory.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { SearchOptions } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';

export interface QueryFigures {
  /** Compressed bytes of a cold query. */
  cold: { p50: number; p95: number; requests: number };
  /** The same by what the files hold, on average. */
  parts: Record<FilePart, number>;
  /** The same with counts for filters, as the search page asks for. */
  counted: { p50: number; p95: number };
  /** Milliseconds. */
  warm: { p50: number; p95: number };
}

const fileParts = ['head', 'terms', 'endings', 'store', 'facets', 'codes'] as const;

export type FilePart = (typeof fileParts)[number];

/** By what the name of a file begins with. */
const partNames: Record<string, FilePart> = { head: 'head', t: 'terms', e: 'endings', s: 'store', f: 'facets' };

/** Cold queries take a while: so many of a set are enough. */
const coldQueries = 60;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [queriesFile = '', folder = ''] = process.argv.slice(2);
  const sets = JSON.parse(readFileSync(queriesFile, 'utf8')) as Record<string, string[]>;
  const figures: Record<string, QueryFigures> = {};
  for (const [name, queries] of Object.entries(sets)) figures[name] = await measureSet(queries, folder);
  console.log(JSON.stringify(figures));
}

async function measureSet(queries: readonly string[], folder: string): Promise<QueryFigures> {
  const sizes = new Map<string, number>();
  const manifest = (JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { manifest: string })
    .manifest;
  const sizeOf = (name: string, content: Uint8Array) => {
    const known = sizes.get(name) ?? compressed(content);
    sizes.set(name, known);
    return known;
  };
  const cold = async (query: string, options: SearchOptions) => {
    const fetched = new Map<string, number>();
    const engine = await openStaticEngine(async (name) => {
      const content = readFileSync(path.join(folder, name));
      fetched.set(name, sizeOf(name, content));
      return content;
    }, manifest);
    await engine.search(query, options);
    return fetched;
  };
  const some = everyNth(queries, coldQueries);
  const plain: Map<string, number>[] = [];
  const counted: number[] = [];
  for (const query of some) {
    plain.push(await cold(query, {}));
    counted.push(sum([...(await cold(query, { counts: true })).values()]));
  }
  const totals = plain.map((fetched) => sum([...fetched.values()]));
  return {
    cold: {
      p50: at(totals, 0.5),
      p95: at(totals, 0.95),
      requests: at(
        plain.map(({ size }) => size),
        0.5,
      ),
    },
    parts: partsOf(plain),
    counted: { p50: at(counted, 0.5), p95: at(counted, 0.95) },
    warm: await warm(queries, folder, manifest),
  };
}

async function warm(queries: readonly string[], folder: string, manifest: string): Promise<QueryFigures['warm']> {
  const engine = await openStaticEngine(async (name) => readFileSync(path.join(folder, name)), manifest);
  for (const query of queries) await engine.search(query);
  const times: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    await engine.search(query);
    times.push(performance.now() - started);
  }
  return { p50: at(times, 0.5), p95: at(times, 0.95) };
}

/** Average bytes by the kind of file, which its name begins with. */
function partsOf(visits: readonly Map<string, number>[]): Record<FilePart, number> {
  const parts = Object.fromEntries(fileParts.map((part) => [part, 0])) as Record<FilePart, number>;
  for (const fetched of visits) {
    for (const [name, bytes] of fetched) {
      const kind = /^(head|[tesf])\d*-/.exec(name)?.[1] ?? '';
      parts[partNames[kind] ?? 'codes'] += bytes / visits.length;
    }
  }
  return parts;
}

function compressed(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function everyNth<Item>(list: readonly Item[], count: number): Item[] {
  return list.filter((_, index) => index % Math.max(1, Math.floor(list.length / count)) === 0);
}
