import { Index } from 'flexsearch';
import { PostingPool } from './posting-pool';
import { stopWords } from './stop-words';
import { pageOf } from './term-shards';
import { tokenize } from './tokenize';
import { wholeName } from './whole-name';

/**
 * Levels of impact, 0 to 15. The highest is kept for a term that is a whole title or name, so that `keychain` the topic
 * is told apart from `keychain` the part of a hundred symbols.
 */
export const impactLevels = 16;

/** One field of all sections. */
export interface FieldIndex {
  /**
   * @param id section number, above those added before
   * @param units the strings that make up the field: one title, or a list of names
   */
  add(id: number, units: readonly string[], options: FieldOptions): void;
  /** To be asked when all is added. */
  postings(): FieldPostings;
}

/**
 * Sections kept of one term in one field. Only words that say little stand in more; of those the sections where they
 * weigh most stay, so that no query fetches or adds up more than this, however many pages there are.
 */
const maxSections = 4096;

/**
 * Postings the engine holds before they are taken out: those of a long section or a few short ones. Its lists take ten
 * times the memory of ours, and what V8 sees living longer it allocates among the old, where hundreds of megabytes wait
 * to be collected.
 */
const batchSize = 64;

export interface FieldOptions {
  /** Terms in this field of an average section. */
  average: number;
  /** Whether a unit of several words is also one term: its words, in order, set apart by blanks. */
  joined: boolean;
}

export interface FieldPostings {
  terms(): Iterable<string>;
  /** Where a term stands; `undefined` if the field has it nowhere. */
  get(term: string): TermPostings | undefined;
}

export interface TermPostings {
  /** Section numbers with the impact in the lowest four bits, ascending. */
  list: readonly number[];
  /** Pages that have the term: more than are listed where the list was cut. */
  pages: number;
}

/** Terms of one field of one section with what their impact is made of. */
interface EncodedField {
  terms: string[];
  counts: Map<string, number>;
  wholes: Set<string>;
  length: number;
  averageLength: number;
}

type Slots = (number[] | undefined)[];

const saturation = 1.2;

/**
 * The only file that knows FlexSearch. It inverts the text: `strict` keeps terms as our tokenizer made them, and the
 * `score` callback replaces FlexSearch's own score, the position of the first occurrence, by the BM25 impact of the
 * term in its field, in `resolution` steps.
 *
 * @param lengthWeight how much a long field counts against a term (BM25's `b`)
 */
export function createFieldIndex(lengthWeight: number): FieldIndex {
  let current: EncodedField | undefined;
  const score = (_content: string[], term: string): number => {
    if (!current) throw new TypeError('Expected a field to be encoded before its terms are scored');
    if (current.wholes.has(term)) return 0;
    const count = current.counts.get(term) ?? 1;
    const norm = 1 - lengthWeight + (lengthWeight * current.length) / current.averageLength;
    const impact = count / (count + saturation * norm);
    return Math.min(impactLevels - 1, Math.max(1, Math.round((1 - impact) * (impactLevels - 1))));
  };
  const createIndex = () =>
    new Index({
      tokenize: 'strict',
      resolution: impactLevels,
      fastupdate: false,
      // The typed text is ours already: `add` hands over the terms, and the engine takes what `encode` returns as it is.
      encoder: { encode: (terms: unknown) => terms } as never,
      score: score as never,
    });
  const pool = new PostingPool();
  let index = createIndex();
  let waiting = 0;
  const empty = () => {
    for (const [term, slots] of (index as unknown as { map: Map<string, Slots> }).map) pool.add(term, toList(slots));
    // A cleared map keeps its next contents alive until its old ones are collected; a new map does not.
    index = createIndex();
    waiting = 0;
  };
  return {
    add(id, units, options) {
      current = encodeField(units, options);
      if (current.terms.length > 0) index.add(id, current.terms as never);
      waiting += current.terms.length;
      if (waiting >= batchSize) empty();
    },
    postings() {
      empty();
      return {
        terms: () => pool.terms(),
        get(term) {
          const list = pool.get(term);
          return list && { list: list.length > maxSections ? keepHeaviest(list) : list, pages: countPages(list) };
        },
      };
    },
  };
}

/** The terms the index keeps of a field. */
function encodeField(units: readonly string[], { average, joined }: FieldOptions): EncodedField {
  const counts = new Map<string, number>();
  const wholes = new Set<string>();
  let length = 0;
  for (const unit of units) {
    let last = '';
    tokenize(unit, (term, start, end) => {
      if (stopWords.has(term)) return;
      length++;
      counts.set(term, (counts.get(term) ?? 0) + 1);
      if (end - start >= unit.length) last = term;
    });
    if (last) tokenize(unit, (term, start, end) => end - start >= unit.length && wholes.add(term));
    else if (joined) addJoined(unit, counts, wholes);
  }
  return { terms: [...counts.keys()], counts, wholes, length, averageLength: average };
}

function addJoined(unit: string, counts: Map<string, number>, wholes: Set<string>): void {
  const name = wholeName(unit);
  if (!name) return;
  counts.set(name, 1);
  wholes.add(name);
}

/** Number of terms in a field, as its length counts in the score. */
export function fieldLength(units: readonly string[]): number {
  let length = 0;
  for (const unit of units)
    tokenize(unit, (term) => {
      if (!stopWords.has(term)) length++;
    });
  return length;
}

/** Section numbers with the impact in the lowest four bits, ascending. */
function toList(slots: Slots): number[] {
  const list: number[] = [];
  slots.forEach((ids, slot) => {
    for (const id of ids ?? []) list.push(id * impactLevels + (impactLevels - 1 - slot));
  });
  return list.sort((a, b) => a - b);
}

function keepHeaviest(list: readonly number[]): number[] {
  const heaviest = [...list].sort((a, b) => (b % impactLevels) - (a % impactLevels) || a - b);
  return heaviest.slice(0, maxSections).sort((a, b) => a - b);
}

function countPages(list: readonly number[]): number {
  let pages = 0;
  let last = -1;
  for (const value of list) {
    const page = pageOf(value);
    if (page !== last) pages++;
    last = page;
  }
  return pages;
}
