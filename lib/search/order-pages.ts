import type { PageTable } from './page-table';

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

/** Order of results; equal scores in the order of the index. */
export function byTierAndScore(a: ScoredPage, b: ScoredPage): number {
  return b.tier - a.tier || b.score - a.score || a.page - b.page;
}

/** A post says what its asker saw, often in words that the answer does not use: the entry gets at least its score. */
export function lendScores(pages: readonly ScoredPage[], answers: PageTable['answers']): void {
  for (const [post, entry] of answers) {
    const asked = pages.find(({ page }) => page === post);
    const answer = asked && pages.find(({ page }) => page === entry);
    if (answer) answer.score = Math.max(answer.score, asked.score);
  }
}

/** Numbers a page takes in `ScoredPages`, in the order of `ScoredPage`. */
const width = 5;

/** What a query found. A common word is on thousands of pages: they are rows of numbers, and objects only when taken out. */
export class ScoredPages {
  #rows: Float64Array;
  length = 0;

  /** @param room pages to make room for; more may come */
  constructor(room: number) {
    this.#rows = new Float64Array(room * width);
  }

  static of(pages: readonly ScoredPage[]): ScoredPages {
    const found = new ScoredPages(pages.length);
    for (const { page, score, tier, section, coverage } of pages) found.add(page, score, tier, section, coverage);
    return found;
  }

  add(page: number, score: number, tier: number, section: number, coverage: number): void {
    const at = this.length * width;
    if (at === this.#rows.length) {
      const longer = new Float64Array(at * 2 + 8 * width);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    this.#rows[at] = page;
    this.#rows[at + 1] = score;
    this.#rows[at + 2] = tier;
    this.#rows[at + 3] = section;
    this.#rows[at + 4] = coverage;
    this.length++;
  }

  numberAt(place: number): number {
    return this.#rows[place * width] as number;
  }

  scoreAt(place: number): number {
    return this.#rows[place * width + 1] as number;
  }

  coverageAt(place: number): number {
    return this.#rows[place * width + 4] as number;
  }

  raiseScore(place: number, score: number): void {
    const at = place * width + 1;
    this.#rows[at] = Math.max(this.#rows[at] as number, score);
  }

  numbers(): Uint32Array {
    const numbers = new Uint32Array(this.length);
    for (let place = 0; place < this.length; place++) numbers[place] = this.numberAt(place);
    return numbers;
  }

  /**
   * Pages that nothing shuts out, in no order.
   *
   * @param misses by page number, 0 for a page that passes
   */
  passing(misses: Uint8Array): ScoredPage[] {
    const pages: ScoredPage[] = [];
    for (let place = 0; place < this.length; place++) {
      if (misses[this.numberAt(place)] === 0) pages.push(this.#take(place));
    }
    return pages;
  }

  /** The first `count` of those in the order of results, without sorting the rest, and how many pass in all. */
  best(count: number, misses: Uint8Array): { pages: ScoredPage[]; total: number } {
    if (this.length <= 4 * count) {
      const pages = this.passing(misses).sort(byTierAndScore);
      return { pages: pages.slice(0, count), total: pages.length };
    }
    const places: number[] = [];
    let total = 0;
    for (let place = 0; place < this.length; place++) {
      if (misses[this.numberAt(place)] !== 0) continue;
      total++;
      if (places.length === count && !this.#precedes(place, places[count - 1] as number)) continue;
      let at = places.length < count ? places.push(place) - 1 : count - 1;
      for (; at > 0 && this.#precedes(place, places[at - 1] as number); at--) places[at] = places[at - 1] as number;
      places[at] = place;
    }
    return { pages: places.map((place) => this.#take(place)), total };
  }

  #take(place: number): ScoredPage {
    const at = place * width;
    return {
      page: this.#rows[at] as number,
      score: this.#rows[at + 1] as number,
      tier: this.#rows[at + 2] as number,
      section: this.#rows[at + 3] as number,
      coverage: this.#rows[at + 4] as number,
    };
  }

  /** Whether a page comes before another, as `byTierAndScore` has it. */
  #precedes(a: number, b: number): boolean {
    const atA = a * width;
    const atB = b * width;
    const tiers = (this.#rows[atA + 2] as number) - (this.#rows[atB + 2] as number);
    if (tiers !== 0) return tiers > 0;
    const scores = (this.#rows[atA + 1] as number) - (this.#rows[atB + 1] as number);
    if (scores !== 0) return scores > 0;
    return (this.#rows[atA] as number) < (this.#rows[atB] as number);
  }
}
