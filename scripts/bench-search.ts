/**
 * Compare our search with others on the same pages and queries, and print a table.
 *
 *   npm run bench:search                         our content, and 2,000 and 14,000 generated pages
 *   npm run bench:search -- --sizes real,2000    only these sizes
 *   npm run bench:search -- --engines errSec     only these engines
 *
 * Needs .generated/library.json (`npm run build`). Generated pages are made of our own words, see
 * `scripts/bench/generate-pages.ts`. Every measurement runs in a process of its own; times depend on the machine, so
 * compare columns, not runs. Writes .generated/bench-search.json, where figures of earlier runs at the same size stay.
 * Exit code 0: measured. 1: a measurement failed. 2: wrong use.
 */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { getLibrary } from '@/lib/content/library';
import { buildCodeShards } from '@/lib/errors/code-shards';
import type { Library } from '@/lib/model/library';
import { parseRelevance } from '@/lib/search/parse-relevance';
import type { SearchPage } from '@/lib/search/record';
import { buildRecords } from '@/lib/search/records';
import type { BenchInput, RelevanceItem } from './bench/bench-input';
import { engines } from './bench/engines';
import { generatePages } from './bench/generate-pages';
import { createQuerySets } from './bench/query-sets';
import { type BenchResult, type EngineFigures, renderTables } from './bench/render-tables';

const run = promisify(execFile);
const folder = path.join('.generated', 'bench');
const resultFile = path.join('.generated', 'bench-search.json');

const { sizes, names } = parseArguments(process.argv.slice(2));
if (sizes) await main(sizes, names);

async function main(sizes: readonly string[], names: readonly string[]): Promise<void> {
  const library = getLibrary();
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  await mkdir(folder, { recursive: true });
  for (const size of sizes) {
    const input = await createInput(library, size);
    const file = path.join(folder, `${size}.json`);
    await writeFile(file, JSON.stringify(input));
    for (const name of names) {
      console.error(`${size}: ${name}`);
      const figures = await measureEngine(name, file, path.join(folder, `${size}-${name.replace(/\W+/g, '-')}`));
      await keep({ size, pages: input.pages.length, figures: { [name]: figures } }, machine);
    }
  }
  console.log(renderTables(await readResults(), machine));
}

/** Figures of other engines at the same size stay, so that a long comparison can be made in parts. */
async function keep(result: BenchResult, machine: string): Promise<void> {
  const results = await readResults();
  const known = results.find(({ size, pages }) => size === result.size && pages === result.pages);
  if (known) Object.assign(known.figures, result.figures);
  const others = results.filter(({ size }) => size !== result.size);
  const all = [...others, known ?? result].sort((a, b) =>
    a.size === 'real' ? -1 : b.size === 'real' ? 1 : a.pages - b.pages,
  );
  await writeFile(resultFile, JSON.stringify({ machine, results: all }, null, 2));
}

async function readResults(): Promise<BenchResult[]> {
  try {
    return (JSON.parse(await readFile(resultFile, 'utf8')) as { results: BenchResult[] }).results;
  } catch {
    return [];
  }
}

async function createInput(library: Library, size: string): Promise<BenchInput> {
  if (size !== 'real') {
    const pages = generatePages(library, Number(size));
    return { pages, synonyms: [], codeFiles: [], sets: createQuerySets(pages), relevance: [] };
  }
  const pages = buildRecords(library);
  const { codes, families, domains, blocks, notes, vocabulary } = library;
  const meanings = new Map(notes.map((note) => [note.key, note.meaning]));
  return {
    pages,
    synonyms: vocabulary.synonyms,
    codeFiles: buildCodeShards(codes, families, domains, blocks, meanings),
    sets: createQuerySets(pages),
    relevance: relevanceItems(pages, await readFile('tests/content/relevance.tsv', 'utf8')),
  };
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

async function measureEngine(name: string, input: string, target: string): Promise<EngineFigures> {
  await rm(target, { recursive: true, force: true });
  const figures: Record<string, unknown> = {};
  for (const mode of ['build', 'size', 'cold', 'warm', 'relevance']) {
    const script = path.join('scripts', 'bench', 'measure-engine.ts');
    const args = ['--max-old-space-size=8000', '--import', 'tsx', script, mode, name, input, target];
    const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 26 });
    figures[mode] = JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null');
  }
  return figures as unknown as EngineFigures;
}

function parseArguments(args: readonly string[]): { sizes?: string[]; names: string[] } {
  const options = new Map<string, string>();
  for (let i = 0; i < args.length; i += 2) options.set(args[i] as string, args[i + 1] ?? '');
  const sizes = (options.get('--sizes') ?? 'real,2000,14000').split(',');
  const names = (options.get('--engines') ?? Object.keys(engines).join(',')).split(',');
  const wrong = [...options.keys()].filter((key) => key !== '--sizes' && key !== '--engines');
  if (
    wrong.length > 0 ||
    sizes.some((size) => !/^(?:real|[1-9]\d*)$/.test(size)) ||
    names.some((name) => !(name in engines))
  ) {
    console.error(`Usage: npm run bench:search -- [--sizes real,2000] [--engines ${Object.keys(engines).join(',')}]`);
    process.exitCode = 2;
    return { names };
  }
  return { sizes, names };
}
