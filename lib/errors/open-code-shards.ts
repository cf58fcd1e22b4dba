import type { Code } from '../model/code';
import type { NumberBlock } from '../model/error-tables';
import { codeKey } from '../model/library';
import type { CodeBook, CodeData, DomainHints } from './code-table';
import { isGuess, type Lookup, leastCertainty, longestQuery, lookUp, neighboursPerSide, symbolWords } from './lookup';
import { type NumberReading, numberForms, readNumbers } from './number';
import { openCodeTable, symbolKey } from './open-code-table';
import { openHints } from './open-hints';
import { unpackAliases } from './pack-aliases';
import {
  blocksName,
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

/** The tables behind `fetchJson`, of which each look-up reads only what it needs. */
export interface CodeShards {
  /**
   * The same answer as `lookUp` with all tables, save that codes come without header, availability, note and sources: the
   * page of the number has them, and `meaning` says what the note says.
   */
  lookUp(query: string): Promise<Lookup>;
}

/**
 * Open the files of `buildCodeShards`.
 *
 * @param fetchJson gets a file by the name it was built with; called once for each file unless it fails
 */
export function openCodeShards(fetchJson: (name: string) => Promise<unknown>): CodeShards {
  const files = new Map<string, Promise<unknown>>();
  const get = <File>(name: string): Promise<File> => {
    const known = files.get(name);
    if (known) return known as Promise<File>;
    const file = fetchJson(name);
    files.set(name, file);
    file.catch(() => files.delete(name));
    return file as Promise<File>;
  };
  return { lookUp: (query) => lookUpIn(query, get) };
}

type Get = <File>(name: string) => Promise<File>;

async function lookUpIn(query: string, get: Get): Promise<Lookup> {
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
  const lookup = lookUp(query, all);
  if (lookup.unknown.length === 0) return lookup;
  const blocks = await readBlocks(get);
  for (const { value } of lookup.unknown) await addNeighbours(value, wanted, manifest, get);
  return lookUp(query, await openBook(wanted, manifest, context, blocks, get));
}

/** @throws {TypeError} if the file is of another form: the book would be the one without blocks */
async function readBlocks(get: Get): Promise<NumberBlock[]> {
  const blocks = await get<unknown>(blocksName);
  if (!Array.isArray(blocks)) throw new TypeError(`${blocksName} is not a list of blocks`);
  return blocks as NumberBlock[];
}

async function symbolNumbers(
  words: readonly string[],
  prefixes: ReadonlySet<string>,
  manifest: Manifest,
  get: Get,
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

/** Read files around an unknown number until its neighbours on both sides are there. */
async function addNeighbours(value: number, wanted: Set<number>, manifest: Manifest, get: Get): Promise<void> {
  const start = manifest.numbers.findIndex(([, last]) => last >= value);
  const middle = start < 0 ? manifest.numbers.length : start;
  for (const step of [-1, 1]) {
    const near = new Set<number>();
    for (
      let index = middle;
      index >= 0 && index <= manifest.numbers.length && near.size < neighboursPerSide;
      index += step
    ) {
      if (!manifest.numbers[index]) continue;
      wanted.add(index);
      const shard = await get<NumberShard>(numberShardName(index));
      for (const [code] of shard.rows) if (step < 0 ? code < value : code > value) near.add(code);
    }
  }
}

interface Context extends Required<Pick<CodeData, 'domains' | 'hints'>> {
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

async function openBook(
  wanted: ReadonlySet<number>,
  manifest: Manifest,
  context: Context,
  blocks: readonly NumberBlock[],
  get: Get,
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
  get: Get,
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
    hex: numberForms(number).hex,
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
