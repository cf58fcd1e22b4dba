import { ScoredPages } from './order-pages';
import { isLine, kindNumbers, type PageTable } from './page-table';
import { type Reading, rarity, type TermGroup } from './term-group';
import type { TermLists } from './term-shards';
import { WordSums, type WordValues, wholeImpact } from './word-sums';

/** Pages that hold less than this share of what the best page holds are not found. */
const leastCoverage = 0.4;

/** Words whose values are kept: those of the query stay the same while the next one is typed. */
const mostCounted = 16;

/**
 * Weight of what the best section holds by itself. This, and the powers in which coverage counts, were found by trying on
 * the query sets of `npm run bench:search`.
 */
const together = 1.4;

/** A code that the query names, as errSecParam or -50, is taken to hold at least this share of it: the rest may be noise. */
const namedCoverage = 0.8;

function hasPromoted({ readings }: TermGroup): boolean {
  return readings.some((reading) => reading.promoted === true);
}

/**
 * Scores pages and sections for one index. Keeps its arrays between queries and leaves them empty: a call is over before
 * the next one starts, and what it returns is the caller's.
 */
export class PageScorer {
  readonly #reading: WordSums;
  readonly #word: WordSums;
  /** Of words that were counted on every page, the latest last. */
  readonly #counted = new Map<string, WordValues>();
  readonly #total: WordSums;
  /** Rarity of the words found: anywhere in the page, in its title or names, in a section but not in those. */
  readonly #cover: { pages: Float32Array; titles: Float32Array; sections: Float32Array };
  /** Best section of each page found, plus one. */
  readonly #best: Uint32Array;
  /** Place of each page found in the result, plus one; kept only where posts lend their score. */
  readonly #places: Uint32Array;

  readonly #table: PageTable;

  constructor(table: PageTable) {
    this.#table = table;
    const { numbers } = table;
    this.#reading = new WordSums(table);
    this.#word = new WordSums(table);
    this.#total = new WordSums(table);
    this.#cover = {
      pages: new Float32Array(numbers),
      titles: new Float32Array(numbers),
      sections: new Float32Array(numbers * 16),
    };
    this.#best = new Uint32Array(numbers);
    this.#places = new Uint32Array(table.answers.length > 0 ? numbers : 0);
  }

  /** Every page that holds enough of the query, in no order. */
  score(groups: readonly TermGroup[], names: readonly TermLists[] = []): ScoredPages {
    // Otherwise a page without most of the words may be what the query names.
    const mustBeHeld = names.length === 0 && groups.every((group) => !group.context && !hasPromoted(group));
    const whole = this.#addGroups(groups, mustBeHeld);
    this.#findBestSections();
    const words = groups.filter((group) => !group.context).length || groups.length;
    for (const lists of names) this.#addName(lists, words);
    const byNumber = groups.some((group) => group.number);
    const found = this.#collect(whole, this.#namedPages(words), byNumber);
    if (this.#table.answers.length > 0) this.#lendToEntries(found);
    this.#clear();
    return found;
  }

  #collect(whole: number, named: ReadonlyMap<number, number>, byNumber: boolean): ScoredPages {
    const cover = this.#cover;
    const total = this.#total;
    const { kind, prior, pageOf } = this.#table;
    const { keys, values, count } = total.pages;
    const found = new ScoredPages(count);
    const least = leastCoverage * this.#mostCovered();
    for (let i = 0; i < count; i++) {
      const page = keys[i] as number;
      const name = named.size > 0 ? named.get(page) : undefined;
      const section = name ?? (this.#best[page] as number) - 1;
      const all = cover.pages[page] as number;
      // The many meanings of a small number are no text: of all but the best, half counts.
      const covered = pageOf[page + 1] === page ? (all + (cover.sections[section] ?? all)) / 2 : all;
      if (covered < least && name === undefined) continue;
      const isNamed = kind[page] === kindNumbers.code && (total.named.values[section] as number) > 0;
      const coverage = Math.max(covered / whole, isNamed ? namedCoverage : 0);
      // Power 1.5 of the share of the query that the page holds, and 2 of what its section holds with the title.
      let score = (values[page] as number) * coverage * Math.sqrt(coverage);
      if (section >= 0) {
        const local = ((cover.sections[section] as number) + (cover.titles[page] as number)) / whole;
        score += together * ((total.sections.values[section] as number) * local * local);
      }
      const tier = name === undefined ? 0 : this.#tierOf(page, byNumber);
      found.add(page, score * (prior[page] as number), tier, section, coverage);
    }
    return found;
  }

  #mostCovered(): number {
    const { keys, count } = this.#total.pages;
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, this.#cover.pages[keys[i] as number] as number);
    return most;
  }

  /** An entry gets at least the score of the posts it answers, and is found where only they are. */
  #lendToEntries(found: ScoredPages): void {
    const places = this.#places;
    for (let place = 0; place < found.length; place++) places[found.numberAt(place)] = place + 1;
    for (const [post, entry] of this.#table.answers) {
      const asked = (places[post] as number) - 1;
      if (asked < 0) continue;
      const answer = (places[entry] as number) - 1;
      if (answer >= 0) found.raiseScore(answer, found.scoreAt(asked));
      else {
        found.add(entry, found.scoreAt(asked), 0, -1, found.coverageAt(asked));
        places[entry] = found.length;
      }
    }
    for (let place = 0; place < found.length; place++) places[found.numberAt(place)] = 0;
  }

  #clear(): void {
    const { pages, sections } = this.#total;
    for (let i = 0; i < pages.count; i++) {
      const page = pages.keys[i] as number;
      this.#cover.pages[page] = 0;
      this.#cover.titles[page] = 0;
      this.#best[page] = 0;
    }
    for (let i = 0; i < sections.count; i++) this.#cover.sections[sections.keys[i] as number] = 0;
    this.#total.clear();
  }

  /**
   * The rarest word first. A page that has none of the words so far can't come to the least coverage any more once the
   * words that are left are common enough together: they are counted only where a rarer one stands.
   *
   * @param mayPass whether pages may be passed over: only one that has all the words is named by them
   * @returns the rarity of all words
   */
  #addGroups(groups: readonly TermGroup[], mayPass: boolean): number {
    const rare = groups.map((group) => ({ group, rarity: this.#rarityOf(group) }));
    rare.sort((a, b) => b.rarity - a.rarity);
    const whole = rare.reduce((sum, { rarity }) => sum + rarity, 0);
    let left = whole;
    let only: Float32Array | undefined;
    for (const { group, rarity } of rare) {
      // A little less, since sums are rounded.
      if (mayPass && left < whole && left < 0.999 * leastCoverage * this.#mostCovered()) only = this.#cover.pages;
      this.#addGroup(group, rarity, only);
      left -= rarity;
    }
    return whole;
  }

  /** What the word adds to the coverage of a page that has it. */
  #rarityOf({ readings }: TermGroup): number {
    const { count } = this.#table;
    const exact = readings.find((reading) => reading.how === 'exact');
    const all = readings.reduce((sum, reading) => sum + reading.pages, 0);
    return rarity(count, Math.min(count, exact ? exact.pages : all));
  }

  #addGroup({ readings }: TermGroup, groupRarity: number, only: Float32Array | undefined): void {
    const key = readings.map(({ term, weight, how, promoted }) => [term, weight, how, promoted].join()).join('\n');
    const known = this.#counted.get(key);
    const values = known ?? this.#count(readings, groupRarity, only);
    this.#addWord(values, groupRarity, only);
    if (only && !known) return;
    this.#counted.delete(key);
    this.#counted.set(key, values);
    const [oldest] = this.#counted.keys();
    if (oldest !== undefined && this.#counted.size > mostCounted) this.#counted.delete(oldest);
  }

  /** What a word with these readings adds to each page, or to those among `only`. */
  #count(readings: readonly Reading[], groupRarity: number, only: Float32Array | undefined): WordValues {
    const { count } = this.#table;
    for (const reading of readings) {
      // A guess is never worth more than the word it stands for, however rare it is.
      const worth = reading.weight * Math.min(rarity(count, Math.min(count, reading.pages)), groupRarity);
      if (readings.length === 1) this.#word.addReading(reading, worth, only);
      else {
        this.#reading.addReading(reading, worth, only);
        this.#word.raiseAll(this.#reading);
        this.#reading.clear();
      }
    }
    return this.#word.take();
  }

  /** Add what a word adds to the totals. */
  #addWord(word: WordValues, wordRarity: number, only: Float32Array | undefined): void {
    const { pageOf } = this.#table;
    const total = this.#total;
    const cover = this.#cover;
    const { named, sections, titled, titles, pages } = word;
    for (let i = 0; i < named.keys.length; i++) total.named.add(named.keys[i] as number, named.values[i] as number);
    for (let i = 0; i < sections.keys.length; i++) {
      const section = sections.keys[i] as number;
      if (only && only[pageOf[section >> 4] as number] === 0) continue;
      total.sections.add(section, sections.values[i] as number);
      if (titled[i] === 0) cover.sections[section] = (cover.sections[section] as number) + wordRarity;
    }
    for (let i = 0; i < titles.keys.length; i++) {
      const page = titles.keys[i] as number;
      if (only && only[page] === 0) continue;
      cover.titles[page] = (cover.titles[page] as number) + wordRarity;
      total.pages.add(page, titles.values[i] as number);
    }
    for (let i = 0; i < pages.keys.length; i++) {
      const page = pages.keys[i] as number;
      if (only && only[page] === 0) continue;
      cover.pages[page] = (cover.pages[page] as number) + wordRarity;
      total.pages.add(page, pages.values[i] as number);
    }
  }

  #tierOf(page: number, byNumber: boolean): number {
    const kind = this.#table.kind[page] as number;
    if (kind === kindNumbers.code && byNumber) return 3;
    return kind === kindNumbers.topic ? 2 : 1;
  }

  /** Sections that have the whole query as one name are named in all its words. */
  #addName(lists: TermLists, words: number): void {
    for (const field of ['title', 'names'] as const) {
      const list = lists[field];
      list?.impacts.forEach((impact, index) => {
        const section = list.sections[index] as number;
        const kind = this.#table.kind[this.#table.pageOf[section >> 4] as number] as number;
        if (impact === wholeImpact && (isLine(kind) || field === 'title')) this.#total.named.raise(section, words);
      });
    }
  }

  #findBestSections(): void {
    const { pageOf } = this.#table;
    const { keys, count } = this.#total.sections;
    for (let i = 0; i < count; i++) {
      const section = keys[i] as number;
      const page = pageOf[section >> 4] as number;
      const known = (this.#best[page] as number) - 1;
      const gain = known < 0 ? 1 : this.#worthOf(section) - this.#worthOf(known);
      if (gain > 0 || (gain === 0 && section < known)) this.#best[page] = section + 1;
    }
  }

  #worthOf(section: number): number {
    return (this.#total.sections.values[section] as number) * (0.1 + (this.#cover.sections[section] as number));
  }

  /** Pages of numbers, identifiers and topics that the whole query names, with the section named. */
  #namedPages(words: number): Map<number, number> {
    const named = new Map<number, number>();
    const { keys, values, count } = this.#total.named;
    for (let i = 0; i < count; i++) {
      const section = keys[i] as number;
      const page = this.#table.pageOf[section >> 4] as number;
      const kind = this.#table.kind[page] as number;
      if ((values[section] as number) < words || named.has(page)) continue;
      if (isLine(kind)) named.set(page, section);
      else if (kind === kindNumbers.topic) named.set(page, -1);
    }
    return named;
  }
}
