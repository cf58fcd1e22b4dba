import type { Candidate } from './expand-term';
import type { SearchHead } from './head';
import type { Field, Kind } from './search-engine';
import type { TermLists } from './term-shards';

/** One reading of a word of the query: a term, or several that must stand together (a synonym of two words). */
export interface Reading extends Candidate {
  lists: TermLists[];
  /** Pages that have it, at most. */
  pages: number;
}

/** A word of the query with all its readings; the best one counts on each page. */
export interface TermGroup {
  typed: string;
  /** Says only that a number is an error; a page need not be named so. */
  context: boolean;
  readings: Reading[];
}

export interface ScoredPage {
  /** Page number. */
  page: number;
  score: number;
  /** 1 if the query names the page: its number, symbol, identifier or title as a whole; else 0. */
  tier: number;
  /** Best section number, or -1 if only the title or names match. */
  section: number;
  /** Share of the query found, by rarity. */
  coverage: number;
}

/** Facts about the pages of an index, in arrays by page number. */
export interface PageTable {
  count: number;
  numbers: number;
  /** Number of the page itself; differs for numbers that continue a page. */
  pageOf: Uint32Array;
  /** Places in `kindNames`. */
  kind: Uint8Array;
  prior: Float32Array;
}

export const fieldWeights: Record<Field, number> = { title: 3.2, names: 2.2, heading: 1.4, text: 1 };

const kindPriors: Record<Kind, number> = { entry: 1, topic: 0.9, post: 0.62, name: 0.62, code: 0.55 };
const statusPriors: Record<string, number> = { reported: 0.99, inferred: 0.98, open: 0.96 };
const kindNumbers: Record<Kind, number> = { code: 0, name: 1, entry: 2, topic: 3, post: 4 };

/** Pages that hold less than this share of what the best page holds are not found. */
const leastCoverage = 0.4;

export function openPageTable(head: SearchHead): PageTable {
  const pageOf = Uint32Array.from({ length: head.numbers }, (_, number) => number);
  for (const number of head.continued) pageOf[number] = pageOf[number - 1] as number;
  const kind = new Uint8Array(head.numbers);
  const prior = new Float32Array(head.numbers);
  let start = 0;
  for (const [length, name, status] of head.runs) {
    kind.fill(kindNumbers[name], start, start + length);
    prior.fill(kindPriors[name] * (statusPriors[status] ?? 1), start, start + length);
    start += length;
  }
  return { count: head.pages, numbers: head.numbers, pageOf, kind, prior };
}

/** Rarity of a term in `pages` of `count` pages, never below a little. */
export function rarity(count: number, pages: number): number {
  return Math.max(0.05, Math.log(1 + (count - pages + 0.5) / (pages + 0.5)));
}

/** Scores pages and sections for one index. Keeps its arrays between queries, so calls must not overlap. */
export class PageScorer {
  private readonly byPage: Float32Array;
  private readonly bySection: Float32Array;
  private readonly sectionTotal: Float32Array;
  private readonly sectionCover: Float32Array;
  private readonly sectionNamed: Uint8Array;
  private readonly readingPage: Float32Array;
  private readonly readingSection: Float32Array;
  private readonly pageTotal: Float32Array;
  private readonly pageCover: Float32Array;

  constructor(private readonly table: PageTable) {
    const sections = table.numbers * 16;
    this.byPage = new Float32Array(table.numbers);
    this.bySection = new Float32Array(sections);
    this.sectionTotal = new Float32Array(sections);
    this.sectionCover = new Float32Array(sections);
    this.sectionNamed = new Uint8Array(sections);
    this.readingPage = new Float32Array(table.numbers);
    this.readingSection = new Float32Array(sections);
    this.pageTotal = new Float32Array(table.numbers);
    this.pageCover = new Float32Array(table.numbers);
  }

  /** Every page that holds enough of the query, best first; equal scores in the order of the index. */
  score(groups: readonly TermGroup[]): ScoredPage[] {
    const pages = new Set<number>();
    const sections = new Set<number>();
    let whole = 0;
    for (const group of groups) whole += this.addGroup(group, pages, sections);
    const named = groups.filter((group) => !group.context).length || groups.length;
    const best = bestSections(this.table, sections, this.sectionTotal, this.sectionCover);
    const namedPages = this.namedPages(pages, sections, named);
    const scored: ScoredPage[] = [];
    let bestCover = 0;
    for (const page of pages) bestCover = Math.max(bestCover, this.pageCover[page] as number);
    for (const page of pages) {
      const cover = this.pageCover[page] as number;
      if (cover < leastCoverage * bestCover) continue;
      const section = namedPages.get(page) ?? best.get(page) ?? -1;
      scored.push(this.scorePage(page, section, whole, namedPages.has(page)));
    }
    this.clear(pages, sections);
    return scored.sort((a, b) => b.tier - a.tier || b.score - a.score || a.page - b.page);
  }

  private scorePage(page: number, section: number, whole: number, named: boolean): ScoredPage {
    const coverage = (this.pageCover[page] as number) / whole;
    const local = section < 0 ? 0 : (this.sectionCover[section] as number) / whole;
    const together = section < 0 ? 0 : (this.sectionTotal[section] as number) * local * local;
    const score =
      ((this.pageTotal[page] as number) * coverage ** 1.5 + 0.6 * together) * (this.table.prior[page] as number);
    return { page, score, tier: named ? 1 : 0, section, coverage };
  }

  /** @returns the rarity of the word, what it adds to the coverage of a page that has it */
  private addGroup(group: TermGroup, pages: Set<number>, sections: Set<number>): number {
    const { count } = this.table;
    const exact = group.readings.find((reading) => reading.how === 'exact');
    const all = group.readings.reduce((sum, reading) => sum + reading.pages, 0);
    const groupRarity = rarity(count, Math.min(count, exact ? exact.pages : all));
    const groupPages = new Set<number>();
    const groupSections = new Set<number>();
    for (const reading of group.readings) {
      // A guess is never worth more than the word it stands for, however rare it is.
      const worth = reading.weight * Math.min(rarity(count, Math.min(count, reading.pages)), exact ? groupRarity : 99);
      this.addReading(reading, worth, groupPages, groupSections);
    }
    this.mergeGroup(groupRarity, groupPages, groupSections);
    for (const page of groupPages) pages.add(page);
    for (const section of groupSections) sections.add(section);
    return groupRarity;
  }

  private addReading(reading: Reading, worth: number, pages: Set<number>, sections: Set<number>): void {
    const { readingPage, readingSection } = this;
    const touchedPages: number[] = [];
    const touchedSections: number[] = [];
    const common = reading.lists.length > 1 ? commonPages(this.table, reading.lists) : undefined;
    const share = worth / 16 / reading.lists.length;
    const mayName = reading.how === 'exact' || reading.how === 'form';
    for (const lists of reading.lists) {
      for (const field of ['title', 'names', 'heading', 'text'] as const) {
        const list = lists[field];
        if (!list) continue;
        const weight = fieldWeights[field] * share;
        const ofPage = field === 'title' || field === 'names';
        for (let i = 0; i < list.sections.length; i++) {
          const section = list.sections[i] as number;
          const page = this.table.pageOf[section >> 4] as number;
          if (common && !common.has(page)) continue;
          const impact = list.impacts[i] as number;
          const value = weight * (impact + 1);
          if (ofPage) {
            if (readingPage[page] === 0) touchedPages.push(page);
            readingPage[page] = Math.max(readingPage[page] as number, 0) + value;
            const nameable = (this.table.kind[page] as number) < 2 || field === 'title';
            if (mayName && nameable && impact === 15)
              this.sectionNamed[section] = (this.sectionNamed[section] as number) | 128;
          }
          // One line of a number or identifier is found by its own names; a text by what the section says.
          if (!ofPage || (this.table.kind[page] as number) < 2) {
            if (readingSection[section] === 0) touchedSections.push(section);
            readingSection[section] = (readingSection[section] as number) + value;
          }
        }
      }
    }
    for (const page of touchedPages) {
      this.byPage[page] = Math.max(this.byPage[page] as number, readingPage[page] as number);
      readingPage[page] = 0;
      pages.add(page);
    }
    for (const section of touchedSections) {
      this.bySection[section] = Math.max(this.bySection[section] as number, readingSection[section] as number);
      readingSection[section] = 0;
      sections.add(section);
      pages.add(this.table.pageOf[section >> 4] as number);
    }
  }

  /** Add a word's best readings to the totals of pages and sections. */
  private mergeGroup(groupRarity: number, pages: Set<number>, sections: Set<number>): void {
    const best = new Map<number, number>();
    for (const section of sections) {
      const value = this.bySection[section] as number;
      this.bySection[section] = 0;
      this.sectionTotal[section] = (this.sectionTotal[section] as number) + value;
      this.sectionCover[section] = (this.sectionCover[section] as number) + groupRarity;
      const page = this.table.pageOf[section >> 4] as number;
      best.set(page, Math.max(best.get(page) ?? 0, value));
    }
    for (const page of pages) {
      const own = (this.table.kind[page] as number) < 2 ? 0 : (this.byPage[page] as number);
      this.byPage[page] = 0;
      this.pageTotal[page] = (this.pageTotal[page] as number) + own + (best.get(page) ?? 0);
      this.pageCover[page] = (this.pageCover[page] as number) + groupRarity;
    }
    // Sections named in this word: the mark becomes a count of words.
    for (const section of sections) this.countNamed(section);
    for (const page of pages) this.countNamed(page * 16);
  }

  private countNamed(section: number): void {
    const marks = this.sectionNamed[section] as number;
    if (marks & 128) this.sectionNamed[section] = (marks & 127) + 1;
  }

  /** Pages of numbers, identifiers and topics that the whole query names, with the section named. */
  private namedPages(pages: Set<number>, sections: Set<number>, words: number): Map<number, number> {
    const named = new Map<number, number>();
    for (const section of sections) {
      const page = this.table.pageOf[section >> 4] as number;
      if ((this.table.kind[page] as number) >= 2 || named.has(page)) continue;
      if ((this.sectionNamed[section] as number) >= words) named.set(page, section);
    }
    for (const page of pages) {
      if (this.table.kind[page] !== 3 || (this.sectionNamed[page * 16] as number) < words) continue;
      named.set(page, -1);
    }
    return named;
  }

  private clear(pages: Set<number>, sections: Set<number>): void {
    for (const page of pages) {
      this.pageTotal[page] = 0;
      this.pageCover[page] = 0;
      this.sectionNamed[page * 16] = 0;
    }
    for (const section of sections) {
      this.sectionTotal[section] = 0;
      this.sectionCover[section] = 0;
      this.sectionNamed[section] = 0;
    }
  }
}

function bestSections(
  table: PageTable,
  sections: ReadonlySet<number>,
  total: Float32Array,
  cover: Float32Array,
): Map<number, number> {
  const best = new Map<number, number>();
  const worthOf = (section: number) => (total[section] as number) * (cover[section] as number);
  for (const section of sections) {
    const page = table.pageOf[section >> 4] as number;
    const known = best.get(page);
    const better =
      known === undefined ||
      worthOf(section) > worthOf(known) ||
      (worthOf(section) === worthOf(known) && section < known);
    if (better) best.set(page, section);
  }
  return best;
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
