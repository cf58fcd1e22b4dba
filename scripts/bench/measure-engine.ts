/**
 * One measurement of one engine in a process of its own, for `npm run bench:search`; prints JSON.
 *
 *   node measure-engine.mjs build|size|beside|cold|warm|relevance ENGINE INPUT.json FOLDER
 *
 * It counts the build until its files are in memory (writing them is the disk's time, and
 * only Pagefind writes its own), the most memory of the process with the pages it was given, the 500 queries once and then
 * one by one. Runs as one bundle of plain JavaScript.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { BenchInput } from './bench-input';
import { engines, readFolder, runtimeFile } from './engines';
import { quantile } from './quantile';
import { setNames } from './query-sets';
import type { BesideFigures, ColdFigures } from './render-tables';

const [mode = '', name = '', inputFile = '', folder = ''] = process.argv.slice(2);
const create = engines[name];
if (!create) throw new RangeError(`Unexpected engine ${name}, expected one of ${Object.keys(engines).join(', ')}`);
const input = JSON.parse(readFileSync(inputFile, 'utf8')) as BenchInput;
const engine = await create();

const measures: Record<string, () => Promise<unknown>> = { build, size, beside, cold, warm, relevance };
const measure = measures[mode];
if (!measure) throw new RangeError(`Unexpected measure ${mode}, expected one of ${Object.keys(measures).join(', ')}`);
console.log(JSON.stringify((await measure()) ?? null));
process.exit(0);

async function build() {
  let children = 0;
  // Pagefind's indexer is gone when its build is over.
  const watch = setInterval(() => {
    children = Math.max(children, childrenBytes());
  }, 50);
  const started = performance.now();
  const files = await engine.build(input, folder);
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const megabytes = (process.resourceUsage().maxRSS * 1024 + children) / 1e6;
  await mkdir(folder, { recursive: true });
  for (const [file, content] of files) writeFileSync(path.join(folder, file), content);
  return { seconds, megabytes };
}

/** Most memory that child processes used: Pagefind's indexer is one. */
function childrenBytes(): number {
  let most = 0;
  for (const id of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      if (Number(/PPid:\s*(\d+)/.exec(status)?.[1]) !== process.pid) continue;
      most = Math.max(most, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) * 1024);
    } catch {
      // The process ended between listing and reading.
    }
  }
  return most;
}

async function size() {
  const files = [...(await readFolder(folder))].filter(([file]) => !runtimeFile.test(file));
  return sizeOf(files.map(([, bytes]) => bytes));
}

/** Nothing if an engine has no such files. */
async function beside(): Promise<BesideFigures | undefined> {
  if (!engine.beside) return undefined;
  const index = await readFolder(folder);
  const started = performance.now();
  const files = await engine.beside(index);
  return { seconds: (performance.now() - started) / 1000, ...sizeOf([...files.values()]) };
}

function sizeOf(files: readonly Uint8Array[]) {
  return {
    files: files.length,
    raw: files.reduce((sum, bytes) => sum + bytes.length, 0),
    brotli: files.reduce((sum, bytes) => sum + compressed(bytes), 0),
  };
}

function compressed(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}

export interface MeasuredCold extends ColdFigures {
  /** Bytes read before anybody asked anything. */
  opened: number;
}

/** Bytes and files fetched before the first answer, with nothing cached; code apart. */
async function cold(): Promise<MeasuredCold> {
  const queries = everyNth(input.sets.latency, 100);
  const sizes = new Map<string, number>();
  const bytes: number[] = [];
  const requests: number[] = [];
  let opened = 0;
  for (const query of queries) {
    let total = 0;
    let count = 0;
    const read = async (file: string) => {
      const content = await readFile(path.join(folder, file));
      if (!runtimeFile.test(file)) {
        if (!sizes.has(file)) sizes.set(file, compressed(content));
        total += sizes.get(file) ?? 0;
        count++;
      }
      return content;
    };
    const open = await engine.open(read, input, folder);
    opened = total;
    await open.search(query);
    bytes.push(total);
    requests.push(count);
    // Whole indexes cost the same whatever the query, and take long to open.
    if (bytes.length === 3 && new Set(bytes).size === 1) break;
  }
  return { p50: quantile(bytes, 0.5), p95: quantile(bytes, 0.95), requests: quantile(requests, 0.5), opened };
}

async function warm() {
  const open = await openFromDisk();
  for (const query of input.sets.latency) await open.search(query);
  const times: number[] = [];
  for (const query of input.sets.latency) {
    const started = performance.now();
    await open.search(query);
    times.push(performance.now() - started);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99) };
}

async function relevance() {
  const open = await openFromDisk();
  const sets: Record<string, { mrr: number; recall: number }> = {};
  for (const set of setNames) {
    const ranks: number[] = [];
    for (const { query, page } of input.sets.known[set]) ranks.push(1 + (await open.search(query)).indexOf(page));
    sets[set] = { mrr: mean(ranks.map(reciprocal)), recall: mean(ranks.map((rank) => Number(rank > 0))) };
  }
  const typed = [];
  for (const item of input.relevance) {
    typed.push({ ...item, found: 1 + (await open.search(item.query)).indexOf(item.page) });
  }
  const unseen = [];
  for (const { query, pages } of input.unseen) {
    unseen.push(1 + (await open.search(query)).findIndex((page) => pages.includes(page)));
  }
  const forms = typed.filter((item) => item.form);
  return {
    sets,
    typed: {
      mrr: mean(typed.map((item) => reciprocal(item.found))),
      recall: mean(typed.map((item) => Number(item.found > 0))),
      allowed: typed.filter((item) => item.found > 0 && item.found <= item.rank).length,
      of: typed.length,
    },
    ...(unseen.length > 0 && {
      unseen: {
        mrr: mean(unseen.map(reciprocal)),
        recall: mean(unseen.map((rank) => Number(rank > 0))),
        first: unseen.filter((rank) => rank === 1).length,
        of: unseen.length,
      },
    }),
    forms: { first: forms.filter((item) => item.found === 1).length, of: forms.length },
    failed: typed
      .filter((item) => item.found === 0 || item.found > item.rank)
      .map(({ query, found }) => ({ query, found })),
  };
}

function openFromDisk() {
  return engine.open((file) => readFile(path.join(folder, file)), input, folder);
}

function reciprocal(rank: number): number {
  return rank > 0 ? 1 / rank : 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function everyNth<T>(list: readonly T[], count: number): T[] {
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, index) => list[Math.floor((index * list.length) / count)] as T,
  );
}
