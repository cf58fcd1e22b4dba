import { ByteReader, ByteWriter } from './bytes';
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
  const set = new ShardSetWriter();
  const block = new ByteWriter();
  for (const term of terms) {
    const pages = writeBlock(block, postings, term);
    const bytes = block.take();
    if (set.size > 0 && set.size + bytes.length + term.length > limit) set.close();
    set.add(term, pages, bytes);
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
  const writer = new ShardSetWriter();
  for (const [word, pages] of words) {
    if (writer.size > limit) writer.close();
    writer.add(word, pages, new Uint8Array());
  }
  return writer.finish();
}

export function backwards(term: string): string {
  return [...term].reverse().join('');
}

class ShardSetWriter {
  private readonly separators: string[] = [];
  private readonly shards: Uint8Array[] = [];
  private readonly dictionary = new ByteWriter();
  private readonly blocks = new ByteWriter();
  private total = 0;
  private count = 0;
  private previous = '';
  private lastOfShard = '';

  get size(): number {
    return this.dictionary.length + this.blocks.length;
  }

  add(term: string, pages: number, block: Uint8Array): void {
    if (this.count === 0) {
      const first = this.shards.length === 0;
      this.separators.push(first ? '' : separate(this.lastOfShard, term));
      this.previous = '';
    }
    const shared = sharedPrefix(this.previous, term);
    this.dictionary.number(shared);
    this.dictionary.string(term.slice(shared));
    this.dictionary.number(pages);
    this.dictionary.number(block.length);
    this.blocks.append(block);
    this.previous = term;
    this.count++;
    this.total++;
  }

  close(): void {
    if (this.count === 0) return;
    const out = new ByteWriter();
    out.number(this.count);
    out.append(this.dictionary.take());
    out.append(this.blocks.take());
    this.shards.push(out.take());
    this.lastOfShard = this.previous;
    this.count = 0;
  }

  finish(): ShardSet {
    this.close();
    return { separators: this.separators, shards: this.shards, count: this.total };
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
export function lowerBound(sorted: readonly string[], term: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Number of the shard whose range holds a term. */
export function shardOf(separators: readonly string[], term: string): number {
  const place = lowerBound(separators, term);
  return separators[place] === term ? place : Math.max(0, place - 1);
}
