import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScoredPage, ScoredPages } from '@/lib/search/order-pages';
import { kindNumbers, type PageTable } from '@/lib/search/page-table';
import { PageScorer } from '@/lib/search/score-pages';
import { fields } from '@/lib/search/search-engine';
import type { Reading, TermGroup } from '@/lib/search/term-group';
import type { PostingList, TermLists } from '@/lib/search/term-shards';

const count = 60;

/** Pages of every kind; the last two are posts that the first two answer. */
const table: PageTable = {
  count,
  numbers: count,
  pageOf: Uint32Array.from({ length: count }, (_, page) => page),
  kind: Uint8Array.from({ length: count }, (_, page) => (page >= count - 2 ? kindNumbers.post : page % 4)),
  prior: Float32Array.from({ length: count }, (_, page) => 0.5 + (page % 3) / 4),
  answers: [
    [count - 2, 2],
    [count - 1, 6],
  ],
};

const rarely = fc.integer({ min: 0, max: 19 }).map((drawn) => drawn === 0);

/** A list of as many sections as a word of any commonness has. */
const list = fc.integer({ min: 1, max: 200 }).chain((most) =>
  fc.uniqueArray(fc.integer({ min: 0, max: count * 16 - 1 }), { minLength: 1, maxLength: most }).chain((sections) =>
    fc.array(fc.integer({ min: 0, max: 15 }), { minLength: sections.length, maxLength: sections.length }).map(
      (impacts): PostingList => ({
        sections: Uint32Array.from(sections.sort((a, b) => a - b)),
        impacts: Uint8Array.from(impacts),
      }),
    ),
  ),
);
const lists: fc.Arbitrary<TermLists> = fc.record(
  { title: list, names: list, heading: list, text: list },
  { requiredKeys: ['text'] },
);
const reading = (how: Reading['how']): fc.Arbitrary<Reading> =>
  lists.chain((found) =>
    fc.record({
      // No two words have the same lists, so that none has the same term.
      term: fc.uuid(),
      how: fc.constant(how),
      weight: fc.constantFrom(1, 0.75, 0.5),
      lists: fc.constant<TermLists[]>([found]),
      pages: fc.constant(pagesOf(found)),
      promoted: rarely,
    }),
  );
const group: fc.Arbitrary<TermGroup> = fc.record({
  typed: fc.constant('word'),
  context: rarely,
  number: fc.boolean(),
  readings: fc.oneof(
    reading('exact').map((one) => [one]),
    fc.tuple(reading('exact'), reading('prefix')).map((all) => [...all]),
    fc.tuple(reading('prefix'), reading('typo'), reading('synonym')).map((all) => [...all]),
  ),
});

function pagesOf(found: TermLists): number {
  return new Set(fields.flatMap((field) => [...(found[field]?.sections ?? [])].map((section) => section >> 4))).size;
}

function rowsOf(pages: ScoredPages): ScoredPage[] {
  return pages.passing(new Uint8Array(count)).sort((a, b) => a.page - b.page);
}

test('passing over pages that can no longer be found changes nothing that is found', () => {
  const whole = new PageScorer(table);
  const scorer = new PageScorer(table);
  let passed = 0;
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), (groups) => {
      // With a name of the whole query, even one that names nothing, every page is counted.
      const all = rowsOf(whole.score(groups, [{}]));
      expect(rowsOf(scorer.score(groups))).toEqual(all);
      if (all.length < count) passed += 1;
    }),
    { seed: 5, numRuns: 400 },
  );
  expect(passed).toBeGreaterThan(100);
});

test('what is kept of the words before changes nothing that the next query finds', () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 20 }), fc.boolean(), (groups, named) => {
      const scorer = new PageScorer(table);
      for (let typed = 1; typed <= groups.length; typed++) {
        // As they are typed, and the last with those before: more words than are kept.
        const query = groups.slice(0, typed);
        const names = named ? [{}] : [];
        expect(rowsOf(scorer.score(query, names))).toEqual(rowsOf(new PageScorer(table).score(query, names)));
      }
    }),
    { seed: 7, numRuns: 60 },
  );
});
