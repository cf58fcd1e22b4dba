import { type FacetLists, openSteps, type StepLists } from './facet-lists';
import type { SearchHead } from './head';
import { type Facet, type Filters, facets } from './search-engine';

/** Values of every facet by page number. */
export interface FacetIndex {
  /** Bit by bit, which facets shut a page out: 0 is a page that passes. */
  misses(filters: Filters): Uint8Array;
  /** Pages by value, for each facet those that pass all filters but its own. */
  count(pages: Iterable<number>, misses: Uint8Array): Record<Facet, Record<string, number>>;
  /** Day of review, or an empty string. */
  reviewed(page: number): string;
}

/** @param lists absent as long as only kind and status are asked for, which the head knows */
export function openFacetIndex(head: SearchHead, lists?: FacetLists): FacetIndex {
  const valuesOf: Record<Facet, string[][]> = {
    kind: runValues(head, 1),
    status: runValues(head, 2),
    topic: listValues(head, lists?.topic),
    tag: listValues(head, lists?.tag),
    platform: listValues(head, lists?.platform),
  };
  const dates = listValues(head, lists?.reviewed);
  return {
    misses(filters) {
      const misses = new Uint8Array(head.numbers);
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
function runValues(head: SearchHead, place: 1 | 2): string[][] {
  const values: string[][] = [];
  for (const run of head.runs) {
    const shared = run[place] ? [run[place]] : [];
    for (let i = 0; i < run[0]; i++) values.push(shared);
  }
  return values;
}

function listValues(head: SearchHead, lists: StepLists | undefined): string[][] {
  const values: string[][] = new Array(head.numbers);
  for (const [value, steps] of Object.entries(lists ?? {})) {
    for (const page of openSteps(steps)) {
      const known = values[page];
      if (known) known.push(value);
      else values[page] = [value];
    }
  }
  return values;
}
