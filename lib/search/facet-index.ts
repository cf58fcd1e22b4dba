import { type FacetLists, openSteps, type StepLists } from './facet-lists';
import type { IndexFacts } from './index-reader';
import { type Facet, type Filters, facets } from './search-engine';

/** Values of every facet by page number. */
export interface FacetIndex {
  /** Bit by bit, which facets shut a page out: 0 is a page that passes. Read only. */
  misses(filters: Filters): Uint8Array;
  /** Pages by value, for each facet those that pass all filters but its own. */
  count(pages: Iterable<number>, misses: Uint8Array): Record<Facet, Record<string, number>>;
  /** Day of review, or an empty string. */
  reviewed(page: number): string;
}

/** @param lists absent as long as only kind and status are asked for, which are among the facts */
export function openFacetIndex(facts: IndexFacts, lists?: FacetLists): FacetIndex {
  const valuesOf: Record<Facet, string[][]> = {
    kind: runValues(facts, 1),
    status: runValues(facts, 2),
    topic: listValues(facts, lists?.topic),
    tag: listValues(facts, lists?.tag),
    platform: listValues(facts, lists?.platform),
  };
  const dates = listValues(facts, lists?.reviewed);
  const none = new Uint8Array(facts.numbers);
  return {
    misses(filters) {
      if (!facets.some((facet) => filters[facet]?.length)) return none;
      const misses = new Uint8Array(facts.numbers);
      facets.forEach((facet, bit) => {
        const wanted = filters[facet];
        if (!wanted || wanted.length === 0) return;
        const values = valuesOf[facet];
        for (let page = 0; page < misses.length; page++) {
          if (!values[page]?.some((value) => wanted.includes(value)))
            misses[page] = (misses[page] as number) | (1 << bit);
        }
      });
      return misses;
    },
    count(pages, misses) {
      const counts: Record<Facet, Record<string, number>> = { kind: {}, topic: {}, tag: {}, platform: {}, status: {} };
      for (const page of pages) {
        const missed = misses[page] as number;
        facets.forEach((facet, bit) => {
          if (missed !== 0 && missed !== 1 << bit) return;
          for (const value of valuesOf[facet][page] ?? []) counts[facet][value] = (counts[facet][value] ?? 0) + 1;
        });
      }
      return counts;
    },
    reviewed: (page) => dates[page]?.[0] ?? '',
  };
}

/** One shared array for each run: there are few runs and many pages. */
function runValues(facts: IndexFacts, place: 1 | 2): string[][] {
  const values: string[][] = [];
  for (const run of facts.runs) {
    const shared = run[place] ? [run[place]] : [];
    for (let i = 0; i < run[0]; i++) values.push(shared);
  }
  return values;
}

function listValues(facts: IndexFacts, lists: StepLists | undefined): string[][] {
  const values: string[][] = new Array(facts.numbers);
  for (const [value, steps] of Object.entries(lists ?? {})) {
    for (const page of openSteps(steps)) {
      const known = values[page];
      if (known) known.push(value);
      else values[page] = [value];
    }
  }
  return values;
}
