import type { Candidate } from './expand-term';
import type { Field } from './search-engine';
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

/** How much a term counts by where it stands. */
export const fieldWeights: Record<Field, number> = { title: 3.2, names: 2.2, heading: 1.4, text: 1 };

/** Rarity of a term in `pages` of `count` pages, never below a little. */
export function rarity(count: number, pages: number): number {
  return Math.max(0.05, Math.log(1 + (count - pages + 0.5) / (pages + 0.5)));
}
