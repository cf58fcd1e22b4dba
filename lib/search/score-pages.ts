import type { Candidate } from './expand-term';
import { isLine, kindNumbers, type PageTable } from './page-table';
import { type Field, fields } from './search-engine';
import { SparseSums } from './sparse-sums';
import type { TermLists } from './term-shards';

/** One reading of a word of the query: a term, or several that must stand together (a synonym of two words). */
export interface Reading extends Candidate {
  lists: TermLists[];
  /** Pages that have it, at most. */
  pages: number;
  /** A number that the query is about: its page comes first. */
  promoted?: boolean;
}

/** A word of the query with all its readings; the best one counts on each page. */
export interface TermGroup {
  typed: string;
  /** Says only that a number is an error; a page need not be named so. */
  context: boolean;
  /** Whether it is a number. */
  number: boolean;
  readings: Reading[];
}

export interface ScoredPage {
  /** Page number. */
  page: number;
  score: number;
  /** Pages that the query names come first: 3 by a number, 2 the title of a topic, 1 a symbol or other name; else 0. */
  tier: number;
  /** Best section number, or -1 if only the title or names match. */
  section: number;
  /** Share of the query found, by rarity. */
  coverage: number;
}

export const fieldWeights: Record<Field, number> = { title: 3.2, names: 2.2, heading: 1.4, text: 1 };

const impactLevels = 16;
const wholeImpact = 15;

/** More words than a query has: named without doubt. */
const certain = 100;

/** Pages that hold less than this share of what the best page holds are not found. */
const leastCoverage = 0.4;

/** Rarity of a term in `pages` of `count` pages, never below a little. */
export function rarity(count: number, pages: number): number {
  return Math.max(0.05, Math.log(1 + (count - pages + 0.5) / (pages + 0.5)));
}

/** How much the parts of a score count; found by trying on the query sets of `npm run bench:search`. */
const tuning = {
  /** Power of the share of the query that the page holds. */
  coverage: 1.5,
  /** Weight of what the best section holds by itself, and power of the share that it holds together with the title. */
  together: 1.4,
  local: 2,
};

/** Scores pages and sections for one index. Keeps its arrays between queries, so calls must not overlap. */
export class PageScorer {
  private readonly reading: { pages: SparseSums; sections: SparseSums };
  private readonly group: { pages: SparseSums; sections: SparseSums; best: SparseSums; named: SparseSums };
  private readonly total: { pages: SparseSums; sections: SparseSums };
  /** Rarity of the words found: anywhere in the page, in its title or names, in a section but not in those. */
  private readonly cover: { pages: SparseSums; titles: SparseSums; sections: SparseSums };
  /** Words that are a whole name of a section. */
  private readonly named: SparseSums;

  constructor(private readonly table: PageTable) {
    const pages = () => new SparseSums(table.numbers);
    const sections = () => new SparseSums(table.numbers * 16);
    this.reading = { pages: pages(), sections: sections() };
    this.group = { pages: pages(), sections: sections(), best: pages(), named: sections() };
    this.total = { pages: pages(), sections: sections() };
    this.cover = { pages: pages(), titles: pages(), sections: sections() };
    this.named = sections();
  }

  /** Every page that holds enough of the query, in no order; see `takeBest`. */
  score(groups: readonly TermGroup[], names: readonly TermLists[] = []): ScoredPage[] {
    let whole = 0;
    for (const group of groups) whole += this.addGroup(group);
    const best = this.bestSections();
    const words = groups.filter((group) => !group.context).length || groups.length;
    for (const lists of names) this.addName(lists, words);
    const named = this.namedPages(words);
    const byNumber = groups.some((group) => group.number);
    const scored: ScoredPage[] = [];
    const least = leastCoverage * this.cover.pages.largest();
    this.total.pages.drain((page, total) => {
      const found = this.cover.pages.get(page);
      if (found < least && !named.has(page)) return;
      const section = named.get(page) ?? best.get(page) ?? -1;
      const coverage = found / whole;
      const local = section < 0 ? 0 : (this.cover.sections.get(section) + this.cover.titles.get(page)) / whole;
      const together = section < 0 ? 0 : this.total.sections.get(section) * local ** tuning.local;
      const score = total * coverage ** tuning.coverage + tuning.together * together;
      const prior = this.table.prior[page] as number;
      scored.push({
        page,
        score: score * prior,
        tier: named.has(page) ? this.tierOf(page, byNumber) : 0,
        section,
        coverage,
      });
    });
    for (const sums of [this.total.sections, this.named, ...Object.values(this.cover)]) sums.drain();
    lendScores(scored, this.table.answers, addAnswer);
    return scored;
  }

  /** @returns the rarity of the word, what it adds to the coverage of a page that has it */
  private addGroup(group: TermGroup): number {
    const { count } = this.table;
    const exact = group.readings.find((reading) => reading.how === 'exact');
    const all = group.readings.reduce((sum, reading) => sum + reading.pages, 0);
    const groupRarity = rarity(count, Math.min(count, exact ? exact.pages : all));
    for (const reading of group.readings) {
      // A guess is never worth more than the word it stands for, however rare it is.
      const worth = reading.weight * Math.min(rarity(count, Math.min(count, reading.pages)), groupRarity);
      this.addReading(reading, worth);
      this.reading.pages.drain((page, value) => this.group.pages.raise(page, value));
      this.reading.sections.drain((section, value) => this.group.sections.raise(section, value));
    }
    this.mergeGroup(groupRarity);
    return groupRarity;
  }

  private addReading(reading: Reading, worth: number): void {
    const { pageOf, kind } = this.table;
    const common = reading.lists.length > 1 ? commonPages(this.table, reading.lists) : undefined;
    const share = worth / impactLevels / reading.lists.length;
    const named = reading.promoted ? certain : 1;
    const mayName = reading.how === 'exact' || reading.how === 'form' || reading.how === 'typo';
    for (const lists of reading.lists) {
      for (const field of fields) {
        const list = lists[field];
        if (!list) continue;
        const weight = fieldWeights[field] * share;
        const ofPage = field === 'title' || field === 'names';
        for (let i = 0; i < list.sections.length; i++) {
          const section = list.sections[i] as number;
          const page = pageOf[section >> 4] as number;
          if (common && !common.has(page)) continue;
          const impact = list.impacts[i] as number;
          const line = isLine(kind[page] as number);
          // One line of a number or identifier is found by its own names; a text by what the section says.
          if (ofPage && !line) this.reading.pages.add(page, weight * (impact + 1));
          else this.reading.sections.add(section, weight * (impact + 1));
          if (impact === wholeImpact && ofPage && mayName && (line || field === 'title')) {
            this.group.named.raise(section, named);
          }
        }
      }
    }
  }

  /** Add a word's best readings to the totals of pages and sections. */
  private mergeGroup(groupRarity: number): void {
    const { pageOf } = this.table;
    this.group.named.drain((section, words) => this.named.add(section, words));
    this.group.sections.drain((section, value) => {
      const page = pageOf[section >> 4] as number;
      this.total.sections.add(section, value);
      this.group.best.raise(page, value);
      if (this.group.pages.get(page) === 0) this.cover.sections.add(section, groupRarity);
    });
    this.group.pages.drain((page, value) => {
      this.cover.titles.add(page, groupRarity);
      if (this.group.best.get(page) === 0) this.cover.pages.add(page, groupRarity);
      this.total.pages.add(page, value);
    });
    this.group.best.drain((page, value) => {
      this.cover.pages.add(page, groupRarity);
      this.total.pages.add(page, value);
    });
  }

  private tierOf(page: number, byNumber: boolean): number {
    const kind = this.table.kind[page] as number;
    if (kind === kindNumbers.code && byNumber) return 3;
    return kind === kindNumbers.topic ? 2 : 1;
  }

  /** Sections that have the whole query as one name are named in all its words. */
  private addName(lists: TermLists, words: number): void {
    for (const field of ['title', 'names'] as const) {
      const list = lists[field];
      list?.impacts.forEach((impact, index) => {
        const section = list.sections[index] as number;
        const kind = this.table.kind[this.table.pageOf[section >> 4] as number] as number;
        if (impact === wholeImpact && (isLine(kind) || field === 'title')) this.named.raise(section, words);
      });
    }
  }

  private bestSections(): Map<number, number> {
    const best = new Map<number, number>();
    const worthOf = (section: number) => this.total.sections.get(section) * (0.1 + this.cover.sections.get(section));
    this.total.sections.each((section) => {
      const page = this.table.pageOf[section >> 4] as number;
      const known = best.get(page);
      const gain = known === undefined ? 1 : worthOf(section) - worthOf(known);
      if (gain > 0 || (gain === 0 && section < (known as number))) best.set(page, section);
    });
    return best;
  }

  /** Pages of numbers, identifiers and topics that the whole query names, with the section named. */
  private namedPages(words: number): Map<number, number> {
    const named = new Map<number, number>();
    this.named.each((section, count) => {
      const page = this.table.pageOf[section >> 4] as number;
      const kind = this.table.kind[page] as number;
      if (count < words || named.has(page)) return;
      if (isLine(kind)) named.set(page, section);
      else if (kind === kindNumbers.topic) named.set(page, -1);
    });
    return named;
  }
}

/** The first `count` of the pages in the order of results, without sorting the rest. */
export function takeBest(pages: readonly ScoredPage[], count: number): ScoredPage[] {
  if (pages.length <= 4 * count) return [...pages].sort(byTierAndScore).slice(0, count);
  const best = pages.slice(0, count).sort(byTierAndScore);
  for (let i = count; i < pages.length; i++) {
    const page = pages[i] as ScoredPage;
    if (byTierAndScore(page, best[count - 1] as ScoredPage) >= 0) continue;
    let place = count - 1;
    for (; place > 0 && byTierAndScore(page, best[place - 1] as ScoredPage) < 0; place--)
      best[place] = best[place - 1] as ScoredPage;
    best[place] = page;
  }
  return best;
}

/** Order of results; equal scores in the order of the index. */
export function byTierAndScore(a: ScoredPage, b: ScoredPage): number {
  return b.tier - a.tier || b.score - a.score || a.page - b.page;
}

/**
 * A post says what its asker saw, often in words that the answer does not use: the entry gets at least its score.
 *
 * @param missing makes the entry where only the post was found
 */
export function lendScores<Page extends ScoredPage>(
  scored: Page[],
  answers: PageTable['answers'],
  missing?: (entry: number, post: Page) => Page,
): void {
  const byPage = new Map(scored.map((page) => [page.page, page]));
  for (const [post, entry] of answers) {
    const asked = byPage.get(post);
    const answer = byPage.get(entry);
    if (asked && answer) answer.score = Math.max(answer.score, asked.score);
    else if (asked && missing) scored.push(missing(entry, asked));
  }
}

function addAnswer(entry: number, { score, coverage }: ScoredPage): ScoredPage {
  return { page: entry, score, tier: 0, section: -1, coverage };
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
