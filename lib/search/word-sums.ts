import { isLine, type PageTable } from './page-table';
import { fields } from './search-engine';
import { SparseSums, type Values } from './sparse-sums';
import { fieldWeights, type Reading } from './term-group';
import type { PostingList, TermLists } from './term-shards';

const impactLevels = 16;
export const wholeImpact = 15;

/** More words than a query has: named without doubt. */
const certain = 100;

/** What a word of a query adds to pages and sections, apart from the sums it was made with. */
export interface WordValues {
  /** By section: how often the word is a whole name of it. */
  named: Values;
  /** By section, and 1 where the title or the names of its page have the word too. */
  sections: Values;
  titled: Uint8Array;
  /** By page: title and names. */
  titles: Values;
  /** By page, each that has the word: its best section, or 0. */
  pages: Values;
}

/** What one word of a query adds to pages and sections. */
export class WordSums {
  /** By page: title and names. */
  readonly pages: SparseSums;
  /** By section: what the section itself has. */
  readonly sections: SparseSums;
  /** Words that are a whole name of a section. */
  readonly named: SparseSums;
  /** Best section by page, empty but while values are taken. */
  readonly #best: SparseSums;

  readonly #table: PageTable;

  constructor(table: PageTable) {
    this.#table = table;
    this.#best = new SparseSums(table.numbers);
    this.pages = new SparseSums(table.numbers);
    this.sections = new SparseSums(table.numbers * 16);
    this.named = new SparseSums(table.numbers * 16);
  }

  /** Where a word has several readings, the best one counts on each page. */
  raiseAll(other: WordSums): void {
    this.pages.raiseAll(other.pages);
    this.sections.raiseAll(other.sections);
    this.named.raiseAll(other.named);
  }

  clear(): void {
    this.pages.clear();
    this.sections.clear();
    this.named.clear();
  }

  /** The sums for themselves; none are left. */
  take(): WordValues {
    const { pageOf } = this.#table;
    const best = this.#best;
    const { pages } = this;
    const sections = this.sections.take();
    const { keys, values } = sections;
    const titled = new Uint8Array(keys.length);
    for (let i = 0; i < keys.length; i++) {
      const page = pageOf[(keys[i] as number) >> 4] as number;
      best.raise(page, values[i] as number);
      if (pages.values[page] !== 0) titled[i] = 1;
    }
    for (let i = 0; i < pages.count; i++) best.add(pages.keys[i] as number, 0);
    return { named: this.named.take(), sections, titled, titles: pages.take(), pages: best.take() };
  }

  /**
   * @param worth what the term counts for, in whatever field
   * @param only by page number, 0 for a page that is passed over; all count if absent
   */
  addReading(reading: Reading, worth: number, only?: Passes): void {
    const passes = reading.lists.length > 1 ? commonPages(this.#table, reading.lists, only) : only;
    const share = worth / impactLevels / reading.lists.length;
    for (const lists of reading.lists) {
      for (const field of fields) {
        const list = lists[field];
        if (!list) continue;
        const weight = fieldWeights[field] * share;
        if (field === 'title' || field === 'names') this.#addNames(list, weight, field, reading, passes);
        else this.#addTexts(list, weight, passes);
      }
    }
  }

  #addTexts({ sections, impacts }: PostingList, weight: number, passes: Passes | undefined): void {
    const { pageOf } = this.#table;
    for (let i = 0; i < sections.length; i++) {
      const section = sections[i] as number;
      if (passes && passes[pageOf[section >> 4] as number] === 0) continue;
      this.sections.add(section, weight * ((impacts[i] as number) + 1));
    }
  }

  /** One line of a number or identifier is found by its own names; a text by what the section says. */
  #addNames(
    { sections, impacts }: PostingList,
    weight: number,
    field: 'title' | 'names',
    { how, promoted }: Reading,
    passes: Passes | undefined,
  ): void {
    const { pageOf, kind } = this.#table;
    const mayName = how === 'exact' || how === 'form' || how === 'typo';
    for (let i = 0; i < sections.length; i++) {
      const section = sections[i] as number;
      const page = pageOf[section >> 4] as number;
      if (passes && passes[page] === 0) continue;
      const impact = impacts[i] as number;
      const line = isLine(kind[page] as number);
      if (line) this.sections.add(section, weight * (impact + 1));
      else this.pages.add(page, weight * (impact + 1));
      if (impact === wholeImpact && mayName && (line || field === 'title')) {
        this.named.raise(section, promoted ? certain : 1);
      }
    }
  }
}

/** By page number, 0 for a page that is passed over. */
type Passes = Float32Array | Uint8Array;

/** Pages that have every one of the terms, in whatever field. */
function commonPages({ numbers, pageOf }: PageTable, all: readonly TermLists[], only: Passes | undefined): Uint8Array {
  let before = only;
  let having = new Uint8Array(numbers);
  for (const lists of all) {
    having = new Uint8Array(numbers);
    for (const { sections } of Object.values(lists)) {
      for (let i = 0; i < sections.length; i++) {
        const page = pageOf[(sections[i] as number) >> 4] as number;
        if (before?.[page] !== 0) having[page] = 1;
      }
    }
    before = having;
  }
  return having;
}
