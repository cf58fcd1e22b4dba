import { ByteReader, ByteWriter } from './bytes';
import type { Vocabulary } from './expand-term';
import type { FieldPostings } from './flexsearch-index';
import { type Field, fields } from './search-engine';

/** Raw bytes of a shard. Larger ones cost every query more and save nothing; smaller ones make many files. */
export const shardSize = 4096;

export interface ShardSet {
  /** First term of each shard, cut to what tells it from the last of the shard before; the first is empty. */
  separators: string[];
  shards: Uint8Array[];
  /** Terms in all shards. */
  count: number;
}

/**
 * Write the sorted vocabulary with its postings as shards. A shard is a dictionary (shared prefix, rest, pages, bytes of
 * postings) followed by the postings, so that a reader decodes only the terms it needs. A list longer than a shard gets
 * a shard of its own.
 */
export function writeTermShards(postings: readonly FieldPostings[], limit = shardSize): ShardSet {
  const terms = [...new Set(postings.flatMap((field) => [...field.terms()]))].sort();
  const set = new ShardSetWriter(limit);
  const block = new ByteWriter();
  for (const term of terms) {
    const pages = writeBlock(block, postings, term);
    set.add(term, pages, block.take());
  }
  return set.finish();
}

/**
 * Write the vocabulary once more, spelled backwards: a word with a wrong letter near its start, or without its start
 * (`ItemNotFound`), has its ending in common with the right word. Numbers are left out, they are never guessed.
 */
export function writeEndingShards(set: ShardSet, limit = shardSize): ShardSet {
  const words: [string, number][] = [];
  for (const shard of set.shards) {
    const { terms, pages } = openTermShard(shard);
    terms.forEach((term, index) => {
      if (term.length > 3 && term.length <= 64 && /^\p{L}[^\s\u3040-\u9fff]*$/u.test(term))
        words.push([backwards(term), pages[index] as number]);
    });
  }
  words.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const writer = new ShardSetWriter(limit);
  for (const [word, pages] of words) writer.add(word, pages, new Uint8Array());
  return writer.finish();
}

export function backwards(term: string): string {
  return [...term].reverse().join('');
}

interface ShardEntry {
  term: string;
  pages: number;
  block: Uint8Array;
  /** Bytes in the shard, about. */
  cost: number;
}

/** A shard is closed where it is at least so full and the next one has the shortest first term. */
const leastFull = 0.7;

class ShardSetWriter {
  private readonly separators: string[] = [];
  private readonly shards: Uint8Array[] = [];
  private waiting: ShardEntry[] = [];
  private size = 0;
  private total = 0;
  private lastWritten = '';

  constructor(private readonly limit: number) {}

  add(term: string, pages: number, block: Uint8Array): void {
    const rest = term.length - sharedPrefix(this.waiting.at(-1)?.term ?? '', term);
    const entry = { term, pages, block, cost: rest + block.length + 4 };
    while (this.waiting.length > 0 && this.size + entry.cost > this.limit) this.write(this.placeToCut(term));
    this.waiting.push(entry);
    this.size += entry.cost;
    this.total++;
  }

  finish(): ShardSet {
    if (this.waiting.length > 0) this.write(this.waiting.length);
    return { separators: this.separators, shards: this.shards, count: this.total };
  }

  /** The head lists the first term of every shard, as short as it can be: a few letters less each keep it small. */
  private placeToCut(next: string): number {
    let best = this.waiting.length;
    let shortest = separate(this.waiting.at(-1)?.term ?? '', next).length;
    let size = this.size;
    for (let place = this.waiting.length - 1; place > 0; place--) {
      const entry = this.waiting[place] as ShardEntry;
      size -= entry.cost;
      if (size < leastFull * this.limit) break;
      const { length } = separate((this.waiting[place - 1] as ShardEntry).term, entry.term);
      if (length < shortest) {
        shortest = length;
        best = place;
      }
    }
    return best;
  }

  /** Write a shard of the first entries waiting. */
  private write(count: number): void {
    const entries = this.waiting.slice(0, count);
    this.waiting = this.waiting.slice(count);
    this.size = this.waiting.reduce((sum, { cost }) => sum + cost, 0);
    const out = new ByteWriter();
    out.number(count);
    let previous = '';
    for (const { term, pages, block } of entries) {
      const shared = sharedPrefix(previous, term);
      out.number(shared);
      out.string(term.slice(shared));
      out.number(pages);
      out.number(block.length);
      previous = term;
    }
    for (const { block } of entries) out.append(block);
    this.separators.push(this.shards.length === 0 ? '' : separate(this.lastWritten, entries[0]?.term ?? ''));
    this.shards.push(out.take());
    this.lastWritten = previous;
  }
}

/** The shortest start of `term` that stands after `before`, which stands before `term`. */
function separate(before: string, term: string): string {
  const end = commonStart(before, term) + 1;
  return term.slice(0, isFirstHalf(term, end - 1) ? end + 1 : end);
}

/** Length of the common start, never between the halves of a surrogate pair. */
function sharedPrefix(a: string, b: string): number {
  const length = commonStart(a, b);
  return length > 0 && isFirstHalf(b, length - 1) ? length - 1 : length;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function isFirstHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit < 0xdc00;
}

/** @returns how many pages have the term in any field */
function writeBlock(out: ByteWriter, postings: readonly FieldPostings[], term: string): number {
  const found = postings.map((field) => field.get(term));
  out.byte(found.reduce((mask, field, index) => (field ? mask | (1 << index) : mask), 0));
  const pages = new Set<number>();
  let most = 0;
  for (const field of found) {
    if (!field) continue;
    most = Math.max(most, field.pages);
    writeList(out, field.list);
    for (const value of field.list) pages.add(pageOf(value));
  }
  return Math.max(most, pages.size);
}

/** Count, steps between pages, then one byte each: section in the high half, impact in the low half. */
function writeList(out: ByteWriter, list: readonly number[]): void {
  out.number(list.length);
  let page = 0;
  for (const value of list) {
    const next = pageOf(value);
    out.number(next - page);
    page = next;
  }
  for (const value of list) out.byte(value % 256);
}

/** Page number of a section number with its impact. */
export function pageOf(value: number): number {
  return Math.floor(value / 256);
}

/** A decoded dictionary; the lists stay bytes until a term is asked for. */
export interface TermShard {
  /** Sorted. */
  terms: string[];
  /** Pages that have the term. */
  pages: number[];
  /** Lists of the term at a place in `terms`. */
  lists(index: number): TermLists;
  /** The same as bytes, for `decodeLists`. */
  bytes(index: number): Uint8Array;
}

export type TermLists = { [F in Field]?: PostingList };

export interface PostingList {
  /** Section numbers, ascending: page number times 16 plus section. */
  sections: Uint32Array;
  /** 0 to 15, the higher the better. */
  impacts: Uint8Array;
}

/** @throws {RangeError} if the bytes are not exactly one shard: cut off, or something else */
export function openTermShard(bytes: Uint8Array): TermShard {
  const reader = new ByteReader(bytes);
  const count = reader.number();
  const terms: string[] = [];
  const pages: number[] = [];
  const starts: number[] = [0];
  let term = '';
  for (let i = 0; i < count; i++) {
    const shared = reader.number();
    term = term.slice(0, shared) + reader.string();
    terms.push(term);
    pages.push(reader.number());
    starts.push((starts[i] as number) + reader.number());
  }
  const base = reader.position;
  if (base + (starts.at(-1) as number) !== bytes.length) throw new RangeError('Unexpected end of a search file');
  const decoded = new Map<number, TermLists>();
  return {
    terms,
    pages,
    lists(index) {
      let lists = decoded.get(index);
      if (!lists) {
        lists = decodeLists(bytes, base + (starts[index] as number));
        decoded.set(index, lists);
      }
      return lists;
    },
    bytes: (index) => bytes.subarray(base + (starts[index] as number), base + (starts[index + 1] as number)),
  };
}

/** Read the lists of one term. */
export function decodeLists(bytes: Uint8Array, start = 0): TermLists {
  const reader = new ByteReader(bytes, start);
  const mask = reader.byte();
  const lists: TermLists = {};
  fields.forEach((field, index) => {
    if ((mask & (1 << index)) === 0) return;
    const count = reader.number();
    const sections = new Uint32Array(count);
    const impacts = new Uint8Array(count);
    let page = 0;
    for (let i = 0; i < count; i++) {
      page += reader.number();
      sections[i] = page << 4;
    }
    for (let i = 0; i < count; i++) {
      const byte = reader.byte();
      sections[i] = (sections[i] as number) | (byte >> 4);
      impacts[i] = byte & 15;
    }
    lists[field] = { sections, impacts };
  });
  return lists;
}

/** Place of a term in a sorted list, or where it would stand. */
export function lowerBound<Value extends string | number>(sorted: ArrayLike<Value>, value: Value): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Number of the shard whose range holds a term. */
export function shardOf(separators: readonly string[], term: string): number {
  const place = lowerBound(separators, term);
  return separators[place] === term ? place : Math.max(0, place - 1);
}

/** The shard of a term, with those beside it that may have terms with a start of it. */
export function shardsAround(separators: readonly string[], term: string, start?: string): number[] {
  const place = shardOf(separators, term);
  const shards = [place];
  if (start === undefined) return shards;
  if ((separators[place] ?? '') > start) shards.unshift(place - 1);
  if (separators[place + 1]?.startsWith(start)) shards.push(place + 1);
  return shards;
}

/** Blocks that follow one another, as one. */
export function joinBlocks(blocks: readonly Vocabulary[]): Vocabulary {
  if (blocks.length === 1) return blocks[0] as Vocabulary;
  return { terms: blocks.flatMap(({ terms }) => terms), pages: blocks.flatMap(({ pages }) => pages) };
}
