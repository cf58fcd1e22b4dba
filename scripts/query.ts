/**
 * Search the built index as the site does, and print the ranked result: what `/search/` shows for the query, in its order.
 *
 *   npm run query -- "keychain item not found"
 *   npm run query -- -25300 --json              a query may start with a minus
 *   npm run query -- passkey --topic passkeys --kind entry,topic --limit 3 --explain
 *   npm run query -- passkey --postgres         from the index that `npm run load:postgres` loaded
 *
 * Options: --kind --topic --tag --platform --status (several values: commas; a platform with a version: macos-15),
 * --limit N (20 unless said otherwise, as on the page), --offset N, --sort date, --json (standard output is JSON alone),
 * --explain (parts of each score), --postgres (address in ERRSEC_DATABASE, or PGHOST, …).
 * Exit code 0: answered, even if nothing was found. 1: the index cannot be read. 2: wrong use, or no index.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageSize } from '@/app/_islands/search-address';
import { type Facet, facets, type SearchHit, type SearchOptions, type SearchResult } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { databaseAddress } from './database-address';

const usage =
  'Usage: npm run query -- "text" [--kind … --topic … --tag … --platform … --status … --limit N --json --explain --postgres]';
const folder = path.join('public', 'search-index');

class UsageError extends Error {}

interface Arguments {
  query: string;
  options: SearchOptions;
  json: boolean;
  postgres: boolean;
}

async function main(args: readonly string[]): Promise<void> {
  const { query, options, json, postgres } = parseArguments(args);
  const result = await (postgres ? searchDatabase(query, options) : (await openIndex()).search(query, options));
  console.log(json ? JSON.stringify(result.hits.map(toJson(options.offset ?? 0)), null, 2) : toText(result, query));
}

function parseArguments(args: readonly string[]): Arguments {
  const words: string[] = [];
  const options: SearchOptions = { limit: pageSize, filters: {} };
  let json = false;
  let postgres = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    const name = arg.startsWith('--') ? arg.slice(2) : '';
    if (arg === '--json') json = true;
    else if (arg === '--postgres') postgres = true;
    else if (arg === '--explain') options.explain = true;
    else if (name === 'limit' || name === 'offset') options[name] = wholeNumber(name, args[++i]);
    else if (name === 'sort') options.sort = sortOrder(args[++i]);
    else if (isFacet(name)) options.filters = { ...options.filters, [name]: valueAfter(name, args[++i]).split(',') };
    else if (/^--[a-z]+$/.test(arg) && words.length > 0) throw new UsageError(`Unexpected option \`${arg}\`\n${usage}`);
    else words.push(arg);
  }
  const filtered = Object.keys(options.filters ?? {}).length > 0;
  if (words.length === 0 && !filtered) throw new UsageError(`Expected a query\n${usage}`);
  return { query: words.join(' '), options, json, postgres };
}

function isFacet(name: string): name is Facet {
  return (facets as readonly string[]).includes(name);
}

function valueAfter(name: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`Expected a value after \`--${name}\`\n${usage}`);
  return value;
}

function wholeNumber(name: string, value: string | undefined): number {
  const number = Number(valueAfter(name, value));
  if (!Number.isInteger(number) || number < 0)
    throw new UsageError(`Unexpected \`${value}\` after \`--${name}\`, expected a whole number`);
  return number;
}

function sortOrder(value: string | undefined): 'relevance' | 'date' {
  if (value === 'relevance' || value === 'date') return value;
  throw new UsageError(`Unexpected \`${value}\` after \`--sort\`, expected relevance or date`);
}

/** The client is loaded only here: nothing else on the command line needs it. */
async function searchDatabase(query: string, options: SearchOptions): Promise<SearchResult> {
  const { openPostgresEngine } = await import('@/lib/search/postgres/postgres-engine');
  const engine = await openPostgresEngine(databaseAddress());
  try {
    return await engine.search(query, options);
  } finally {
    await engine.close();
  }
}

async function openIndex() {
  let text: string;
  try {
    text = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  } catch {
    throw new UsageError(`Cannot read ${folder}: run \`npm run build\` first`);
  }
  const { manifest } = JSON.parse(text) as { manifest: string };
  return openStaticEngine((name) => readFile(path.join(folder, name)), manifest);
}

function toJson(offset: number) {
  return (
    { url, title, section, kind, score, excerpt, status, reviewed, platforms, ...more }: SearchHit,
    index: number,
  ) => ({
    rank: offset + index + 1,
    url,
    title,
    ...(section ? { section } : {}),
    kind,
    ...(status ? { status } : {}),
    ...(platforms.length > 0 ? { platforms } : {}),
    ...(reviewed ? { reviewed } : {}),
    score,
    excerpt: excerpt.map((part) => part.text).join(''),
    ...(more.explain ? { explain: more.explain, matched: more.matched } : {}),
  });
}

function toText(result: SearchResult, query: string): string {
  const lines = result.hits.map((hit, index) => {
    const excerpt = hit.excerpt.map((part) => (part.marked ? `*${part.text}*` : part.text)).join('');
    const section = hit.section ? ` › ${hit.section}` : '';
    const parts = Object.entries(hit.explain ?? {}).map(([name, value]) => `     ${value}  ${name}`);
    return [
      `${index + 1}. ${hit.title}${section}  [${hit.kind} ${hit.score}]`,
      `   ${hit.url}`,
      `   ${excerpt}`,
      ...parts,
    ].join('\n');
  });
  const notes = [
    ...result.corrected.map(({ typed, used }) => `Searched for ${used} instead of ${typed}.`),
    ...(result.missing.length > 0 ? [`Found nowhere: ${result.missing.join(', ')}.`] : []),
    ...result.numbers.filter((number) => !number.known).map((number) => `${number.typed} is in no table.`),
  ];
  return [...lines, ...notes, `${result.total} pages for ${query}`].join('\n');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
