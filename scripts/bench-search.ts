/**
 * Compare our search with others on the same pages and queries, and print tables.
 *
 *   npm run bench:search                         our content, and 2,000 and 14,000 generated pages
 *   npm run bench:search -- --sizes real,2000    only these sizes
 *   npm run bench:search -- --engines errSec     only these engines
 *   npm run bench:search -- --growth             ours alone, at 100 to 20,000 generated pages, instead
 *   npm run bench:search -- --publish            measure nothing: write what was measured to content/measurements/search.json
 *
 * Needs .generated/library.json (`npm run build`). Generated pages are made of our own words, see
 * `scripts/bench/generate-pages.ts`. Every measurement runs in a process of its own; times depend on the machine, so
 * compare columns, not runs. Writes .generated/bench-search.json, where figures of earlier runs at the same size stay. An
 * engine that takes too long or too much memory is named in the table with the reason.
 * Exit code 0: measured. 1: a measurement failed. 2: wrong use.
 */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { build as bundle } from 'esbuild';
import { getLibrary } from '@/lib/content/library';
import type { Library } from '@/lib/model/library';
import { searchMeasurementsSchema } from '@/lib/model/measurements';
import { buildSearchInput } from '@/lib/search/build-search';
import { parseRelevance } from '@/lib/search/parse-relevance';
import type { SearchPage } from '@/lib/search/record';
import { parseUnseen } from '@/lib/search/unseen-queries';
import type { BenchInput, RelevanceItem } from './bench/bench-input';
import { engines } from './bench/engines';
import { generatePages } from './bench/generate-pages';
import type { MeasuredCold } from './bench/measure-engine';
import { describeMachine, publishMeasurements } from './bench/publish-measurements';
import { createQuerySets } from './bench/query-sets';
import {
  type BenchResult,
  type EngineFigures,
  type GrowthPoint,
  renderTables,
  rounded,
  type SearchMeasurements,
} from './bench/render-tables';

const run = promisify(execFile);
const folder = path.join('.generated', 'bench');
const resultFile = path.join('.generated', 'bench-search.json');

/** One measurement of one engine: beyond these it is left out, and the table says so. */
const longestMinutes = 20;
const mostMegabytes = 8000;

const growthSizes = [100, 1000, 10_000, 20_000];

const options = parseArguments(process.argv.slice(2));
if (options?.publish) await publish();
else if (options) await main(options);

async function main({ sizes, names, growth }: Options): Promise<void> {
  const library = getLibrary();
  await mkdir(folder, { recursive: true });
  const script = await bundleMeasure();
  if (growth) for (const pages of growthSizes) await measureGrowth(library, pages, script);
  else for (const size of sizes) await compare(library, size, names, script);
  console.log(renderTables(await readMeasured()));
}

async function compare(library: Library, size: string, names: readonly string[], script: string): Promise<void> {
  const input = await createInput(library, size);
  const file = path.join(folder, `${size}.json`);
  await writeFile(file, JSON.stringify(input));
  for (const name of names) {
    console.error(`${size}: ${name}`);
    const result: BenchResult = { size, pages: input.pages.length, figures: {}, unmeasured: {} };
    try {
      const target = path.join(folder, `${size}-${name.replace(/\W+/g, '-')}`);
      await rm(target, { recursive: true, force: true });
      const build = (await measure(script, 'build', name, file, target)) as EngineFigures['build'];
      const beside = (await measure(script, 'beside', name, file, target)) as EngineFigures['beside'] | null;
      const cost = await measureCost(script, name, file, target);
      const relevance = (await measure(script, 'relevance', name, file, target)) as EngineFigures['relevance'];
      result.figures[name] = {
        build,
        size: cost.size,
        ...(beside && { beside }),
        cold: cost.cold,
        warm: cost.warm,
        relevance,
      };
    } catch (error) {
      if (!(error instanceof LimitError)) throw error;
      result.unmeasured = { [name]: error.message };
    }
    await keepResult(result);
  }
}

async function measureGrowth(library: Library, pages: number, script: string): Promise<void> {
  console.error(`growth: ${pages} pages`);
  const file = path.join(folder, `growth-${pages}.json`);
  const target = path.join(folder, `growth-${pages}`);
  await writeFile(file, JSON.stringify(await createInput(library, String(pages))));
  await rm(target, { recursive: true, force: true });
  await measure(script, 'build', 'errSec', file, target);
  const { size, opened, cold, warm } = await measureCost(script, 'errSec', file, target);
  const point: GrowthPoint = { pages, headBytes: opened, indexBytes: size.brotli, cold, warm };
  const known = await readMeasured();
  const others = known.growth.filter((other) => other.pages !== pages);
  await keep({ ...known, growth: [...others, point].sort((a, b) => a.pages - b.pages) });
}

async function measureCost(script: string, name: string, file: string, target: string) {
  const size = (await measure(script, 'size', name, file, target)) as EngineFigures['size'];
  const { opened, ...cold } = (await measure(script, 'cold', name, file, target)) as MeasuredCold;
  const warm = (await measure(script, 'warm', name, file, target)) as EngineFigures['warm'];
  return { size, opened, cold, warm };
}

/** Plain JavaScript, so that neither the compiler's time nor its memory counts as an engine's. */
async function bundleMeasure(): Promise<string> {
  const outfile = path.join(folder, 'measure-engine.mjs');
  await bundle({
    entryPoints: [path.join('scripts', 'bench', 'measure-engine.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
  });
  return outfile;
}

/** Why an engine is not in the table. */
class LimitError extends Error {}

async function measure(script: string, mode: string, name: string, input: string, target: string): Promise<unknown> {
  const args = [`--max-old-space-size=${mostMegabytes}`, script, mode, name, input, target];
  try {
    const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 26, timeout: longestMinutes * 60_000 });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null');
  } catch (cause) {
    const { killed, stderr = '' } = cause as { killed?: boolean; stderr?: string };
    if (killed) throw new LimitError(`${mode} took more than ${longestMinutes} minutes`, { cause });
    if (/out of memory/i.test(stderr)) {
      throw new LimitError(`${mode} took more than ${mostMegabytes / 1000} GB of memory`, { cause });
    }
    throw cause;
  }
}

/** Date of the newest commit; nothing outside a repository. */
async function dateOfCommit(): Promise<{ date?: string }> {
  try {
    return { date: (await run('git', ['log', '-1', '--format=%cs'])).stdout.trim() };
  } catch {
    return {};
  }
}

async function publish(): Promise<void> {
  const { machine, results, growth } = await readMeasured();
  if (results.length === 0) {
    console.error('Nothing was measured yet: run `npm run bench:search` first');
    process.exitCode = 1;
    return;
  }
  const date = await dateOfCommit();
  await publishMeasurements('search', searchMeasurementsSchema, rounded({ machine, ...date, results, growth }));
}

/** Figures of other engines at the same size stay, so that a long comparison can be made in parts. */
async function keepResult(result: BenchResult): Promise<void> {
  const known = await readMeasured();
  const same = known.results.find(({ size, pages }) => size === result.size && pages === result.pages);
  const all = { ...same?.unmeasured, ...result.unmeasured };
  const merged: BenchResult = { ...result, figures: { ...same?.figures, ...result.figures } };
  merged.unmeasured = Object.fromEntries(Object.entries(all).filter(([name]) => !(name in result.figures)));
  for (const name of Object.keys(result.unmeasured ?? {})) delete merged.figures[name];
  const results = [...known.results.filter(({ size }) => size !== result.size), merged];
  results.sort((a, b) => (a.size === 'real' ? -1 : b.size === 'real' ? 1 : a.pages - b.pages));
  await keep({ ...known, results });
}

async function keep(measured: SearchMeasurements): Promise<void> {
  await writeFile(resultFile, JSON.stringify({ ...measured, machine: describeMachine() }, null, 2));
}

async function readMeasured(): Promise<SearchMeasurements> {
  const none: SearchMeasurements = { machine: describeMachine(), results: [], growth: [] };
  try {
    return { ...none, ...(JSON.parse(await readFile(resultFile, 'utf8')) as Partial<SearchMeasurements>) };
  } catch {
    return none;
  }
}

async function createInput(library: Library, size: string): Promise<BenchInput> {
  if (size !== 'real') {
    const pages = generatePages(library, Number(size));
    return { pages, synonyms: [], codeFiles: [], sets: createQuerySets(pages), relevance: [], unseen: [] };
  }
  const records = buildSearchInput(library);
  const relevance = relevanceItems(records.pages, await readFile('tests/content/relevance.tsv', 'utf8'));
  const unseen = unseenItems(records.pages, await readFile('tests/content/unseen.tsv', 'utf8'));
  return { ...records, sets: createQuerySets(records.pages), relevance, unseen };
}

/** Rows as places in the list of pages: other engines know no sections, so anchors count for identifiers only. */
function relevanceItems(pages: readonly SearchPage[], table: string): RelevanceItem[] {
  const places = new Map<string, number>();
  pages.forEach((page, index) => {
    if (page.kind === 'post') return;
    const key = page.kind === 'name' ? `${page.url}#${page.sections[0]?.anchor}` : page.url;
    if (!places.has(key)) places.set(key, index);
  });
  return parseRelevance(table).flatMap(({ query, address, rank }) => {
    const page = places.get(address) ?? places.get(address.replace(/#.*/, ''));
    const form = address.startsWith('/errors/') || address.startsWith('/reference/');
    return page === undefined ? [] : [{ query, page, rank, form: form && rank === 1 }];
  });
}

/** A table of identifiers is many pages to an engine: any of its rows is right. */
function unseenItems(pages: readonly SearchPage[], table: string): BenchInput['unseen'] {
  return parseUnseen(table).map(({ query, addresses }) => ({
    query,
    pages: pages.flatMap((page, index) => (page.kind !== 'post' && addresses.includes(page.url) ? index : [])),
  }));
}

interface Options {
  sizes: string[];
  names: string[];
  growth: boolean;
  publish: boolean;
}

function parseArguments(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        sizes: { type: 'string', default: 'real,2000,14000' },
        engines: { type: 'string', default: Object.keys(engines).join(',') },
        growth: { type: 'boolean', default: false },
        publish: { type: 'boolean', default: false },
      },
    });
    const sizes = values.sizes.split(',');
    const names = values.engines.split(',');
    const wrong = sizes.find((size) => !/^(?:real|[1-9]\d*)$/.test(size)) ?? names.find((name) => !(name in engines));
    if (wrong !== undefined) throw new RangeError(`Unexpected size or engine ${wrong}`);
    return { sizes, names, growth: values.growth, publish: values.publish };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(
      `Usage: npm run bench:search -- [--sizes real,2000] [--engines ${Object.keys(engines).join(',')}] [--growth | --publish]`,
    );
    process.exitCode = 2;
    return undefined;
  }
}
