import { isLine, type PageTable } from './page-table';
import { fields } from './search-engine';
import { SparseSums } from './sparse-sums';
import { fieldWeights, type Reading } from './term-group';
import type { PostingList, TermLists } from './term-shards';

const impactLevels = 16;
export const wholeImpact = 15;

/** More words than a query has: named without doubt. */
const certain = 100;

/** What one word of a query adds to pages and sections. */
export class WordSums {
  /** By page: title and names. */
  readonly pages: SparseSums;
  /** By section: what the section itself has. */
  readonly sections: SparseSums;
  /** Words that are a whole name of a section. */
  readonly named: SparseSums;

  constructor(private readonly table: PageTable) {
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

  /**
   * @param worth what the term counts for, in whatever field
   * @param only by page number, 0 for a page that is passed over; all count if absent
   */
  addReading(reading: Reading, worth: number, only?: Float32Array): void {
    const common = reading.lists.length > 1 ? commonPages(this.table, reading.lists) : undefined;
    const share = worth / impactLevels / reading.lists.length;
    for (const lists of reading.lists) {
      for (const field of fields) {
        const list = lists[field];
        if (!list) continue;
        const weight = fieldWeights[field] * share;
        if (field === 'title' || field === 'names') this.addNames(list, weight, field, reading, common, only);
        else this.addTexts(list, weight, common, only);
      }
    }
  }

  private addTexts(
    { sections, impacts }: PostingList,
    weight: number,
    common: ReadonlySet<number> | undefined,
    only: Float32Array | undefined,
  ): void {
    const { pageOf } = this.table;
    for (let i = 0; i < sections.length; i++) {
      const section = sections[i] as number;
      if (common && !common.has(pageOf[section >> 4] as number)) continue;
      if (only && only[pageOf[section >> 4] as number] === 0) continue;
      this.sections.add(section, weight * ((impacts[i] as number) + 1));
    }
  }

  /** One line of a number or identifier is found by its own names; a text by what the section says. */
  private addNames(
    { sections, impacts }: PostingList,
    weight: number,
    field: 'title' | 'names',
    { how, promoted }: Reading,
    common: ReadonlySet<number> | undefined,
    only: Float32Array | undefined,
  ): void {
    const { pageOf, kind } = this.table;
    const mayName = how === 'exact' || how === 'form' || how === 'typo';
    for (let i = 0; i < sections.length; i++) {
      const section = sections[i] as number;
      const page = pageOf[section >> 4] as number;
      if (common && !common.has(page)) continue;
      if (only && only[page] === 0) continue;
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

/** Pages that have every one of the terms, in whatever field. */
function commonPages(table: PageTable, all: readonly TermLists[]): Set<number> {
  let common: Set<number> | undefined;
  for (const lists of all) {
    const pages = new Set<number>();
    for (const list of Object.values(lists)) {
      for (const section of list.sections) {
        const page = table.pageOf[section >> 4] as number;
        if (!common || common.has(page)) pages.add(page);
      }
    }
    common = pages;
  }
  return common ?? new Set();
}
