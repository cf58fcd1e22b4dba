import type { Code } from '../model/code';
import type { NumberBlock } from '../model/error-tables';
import { codeKey } from '../model/library';
import type { CodeBook, CodeData, DomainHints } from './code-table';
import { type FoundCodes, findCodes, isGuess, leastCertainty, longestQuery, symbolWords } from './find-codes';
import { type NumberReading, readNumbers } from './number';
import { hexOf } from './number-forms';
import { openCodeTable, symbolKey } from './open-code-table';
import { openHints } from './open-hints';
import { unpackAliases } from './pack-aliases';
import {
  type ContextFile,
  contextName,
  type Manifest,
  manifestName,
  type NumberRow,
  type NumberShard,
  numberShardName,
  prefixLength,
  prefixOf,
  type SymbolShard,
  symbolShardIndex,
  symbolShardName,
} from './shard-format';

/** Gets a file of `buildCodeShards` by the name it was built with. */
export type FetchJson = (name: string) => Promise<unknown>;

/** The same, with each file read once; rejects with what `FetchJson` rejects with. */
export type GetShard = <File>(name: string) => Promise<File>;

/** Each file is read once, unless that fails. */
export function keepShards(fetchJson: FetchJson): GetShard {
  const files = new Map<string, Promise<unknown>>();
  return <File>(name: string): Promise<File> => {
    const known = files.get(name);
    if (known) return known as Promise<File>;
    const file = fetchJson(name);
    files.set(name, file);
    file.catch(() => files.delete(name));
    return file as Promise<File>;
  };
}

/** What a query names, and the files that know it. */
export interface FoundInShards {
  found: FoundCodes;
  manifest: Manifest;
  context: Context;
  /** Numbers of the files. */
  wanted: Set<number>;
}

/** The same codes as `findCodes` finds in all tables; each query reads only what it needs. */
export async function findInShards(query: string, get: GetShard): Promise<FoundInShards> {
  const text = query.slice(0, longestQuery);
  const words = symbolWords(text);
  const [manifest, file] = await Promise.all([
    get<Manifest>(manifestName),
    words.length > 0 ? get<ContextFile>(contextName) : undefined,
  ]);
  const context = file ? contextOf(file, manifest) : noContext;
  const wanted = new Set<number>();
  const add = (numbers: readonly number[]) => {
    for (const number of numbers) for (const index of shardOf(number, manifest)) wanted.add(index);
  };
  const readings = readNumbers(text, () => true).filter((reading) => reading.certainty >= leastCertainty);
  add(await symbolNumbers(words, context.prefixes, manifest, get));
  add(readings.filter((reading) => !isGuess(reading)).map((reading) => reading.value));
  const before = wanted.size;
  const book = await openBook(wanted, manifest, context, [], get);
  // A guess matters where words may justify it or where nothing else is known at its place.
  const known = new Set(readings.flatMap(({ index, value }) => (book.byNumber(value).length > 0 ? index : [])));
  const hints = book.hints(text).map((hint) => `${hint.family} ${hint.domain}`);
  const justifies = ({ form }: NumberReading) =>
    form === 'sign-lost' ? hints.some((key) => context.negative.has(key)) : hints.length > 0;
  add(readings.filter((one) => isGuess(one) && (justifies(one) || !known.has(one.index))).map((one) => one.value));
  const all = wanted.size > before ? await openBook(wanted, manifest, context, [], get) : book;
  return { found: findCodes(query, all), manifest, context, wanted };
}

async function symbolNumbers(
  words: readonly string[],
  prefixes: ReadonlySet<string>,
  manifest: Manifest,
  get: GetShard,
): Promise<number[]> {
  const keys = words.map(symbolKey).filter((key) => prefixes.has(prefixOf(key)));
  const found = await Promise.all(
    [...new Set(keys)].map(async (key) => {
      const shard = await get<SymbolShard>(symbolShardName(symbolShardIndex(key, manifest.symbols)));
      return Object.hasOwn(shard, key) ? (shard[key] ?? []) : [];
    }),
  );
  return found.flat();
}

/** The file that may hold a number; none where no file reaches it. */
function shardOf(number: number, manifest: Manifest): number[] {
  const index = manifest.numbers.findIndex(([first, last]) => first <= number && number <= last);
  return index < 0 ? [] : [index];
}

export interface Context extends Required<Pick<CodeData, 'domains' | 'hints'>> {
  prefixes: ReadonlySet<string>;
  /** Family and domain, as hints name them, that have negative numbers. */
  negative: ReadonlySet<string>;
}

const noContext: Context = { domains: [], hints: () => [], prefixes: new Set(), negative: new Set() };

/** Indexing the hints takes longer than a look-up, so it is done once for each file that was read. */
const contexts = new WeakMap<ContextFile, Context>();

function contextOf(file: ContextFile, manifest: Manifest): Context {
  const known = contexts.get(file);
  if (known) return known;
  const context = unpackContext(file, manifest);
  contexts.set(file, context);
  return context;
}

function unpackContext(file: ContextFile, manifest: Manifest): Context {
  const constants = file.constants.split('\n');
  const frameworks = file.frameworks.split('\n');
  const hints = file.hints.split('\n');
  const domains = file.printed.split('\n').map(
    (printed, index): DomainHints => ({
      printed,
      constant: constants[index] ?? '',
      family: manifest.families[file.families[index] ?? -1]?.[0] ?? '',
      framework: frameworks[index] ?? '',
      hints: (hints[index] ?? '').split(' ').filter((hint) => hint !== ''),
    }),
  );
  const umbrellas = new Set(file.umbrellas);
  const carried = new Set(domains.map((row) => row.printed).filter((printed) => !umbrellas.has(printed)));
  const negative = domains.filter((_, index) => file.signs[index] === '-').map((row) => hintKey(row, umbrellas));
  return {
    domains,
    hints: openHints(domains, carried),
    prefixes: new Set(file.prefixes.match(new RegExp(`.{${prefixLength}}`, 'gs'))),
    negative: new Set(negative),
  };
}

function hintKey(row: DomainHints, umbrellas: ReadonlySet<string>): string {
  return `${row.family} ${umbrellas.has(row.printed) ? '*' : row.printed}`;
}

/** Books of the last look-ups: numbers that lie together, as typed letter by letter, share one. */
const books = new WeakMap<Manifest, Map<string, CodeBook>>();
const mostBooks = 32;

/** The tables of some files together. Without `blocks` it knows no blocks of numbers. */
export async function openBook(
  wanted: ReadonlySet<number>,
  manifest: Manifest,
  context: Context,
  blocks: readonly NumberBlock[],
  get: GetShard,
): Promise<CodeBook> {
  const opened = books.get(manifest) ?? new Map<string, CodeBook>();
  books.set(manifest, opened);
  const key = [...wanted, context === noContext ? '' : 'context', blocks.length > 0 ? 'blocks' : ''].join(' ');
  const known = opened.get(key);
  if (known) return known;
  const book = await buildBook(wanted, manifest, context, blocks, get);
  if (opened.size >= mostBooks) opened.delete(opened.keys().next().value ?? '');
  opened.set(key, book);
  return book;
}

async function buildBook(
  wanted: ReadonlySet<number>,
  manifest: Manifest,
  context: Context,
  blocks: readonly NumberBlock[],
  get: GetShard,
): Promise<CodeBook> {
  const shards = await Promise.all([...wanted].map((index) => get<NumberShard>(numberShardName(index))));
  const known = shards.flatMap((shard) => codesOf(shard, manifest));
  return openCodeTable({
    codes: known.map(({ code }) => code),
    priors: new Map(known.map(({ key, prior }) => [key, prior])),
    notes: new Map(known.map(({ key, meaning }) => [key, meaning])),
    families: manifest.families.map(([id, title]) => ({ id, title, prior: 0 })),
    domains: context.domains,
    hints: context.hints,
    blocks,
  });
}

interface KnownCode {
  code: Code;
  key: string;
  prior: number;
  meaning: string;
}

const unpacked = new WeakMap<NumberShard, KnownCode[]>();

function codesOf(shard: NumberShard, manifest: Manifest): KnownCode[] {
  const known = unpacked.get(shard);
  if (known) return known;
  const codes = shard.rows.map((row) => unpackRow(row, shard, manifest));
  unpacked.set(shard, codes);
  return codes;
}

function unpackRow(row: NumberRow, shard: NumberShard, manifest: Manifest): KnownCode {
  const [number, domain, family, symbol, aliases, deprecated, prior, meaning] = row;
  const code: Code = {
    domain: shard.domains[domain] ?? '',
    code: number,
    hex: hexOf(number),
    symbol,
    aliases: unpackAliases(symbol, aliases),
    header: '',
    availability: '',
    deprecated,
    note: '',
    source: [],
    family: manifest.families[family]?.[0] ?? '',
  };
  return { code, key: codeKey(code), prior, meaning };
}
