import type { Vocabulary } from './expand-term';
import { openTermShard } from './term-shards';

/** Start of a word, empty or one letter, to the letters that come after it, those of frequent terms first. */
export type CommonLetters = Record<string, string>;

/** Letters kept for a start of one letter, and where a word begins. */
const most = 16;
const mostFirst = 30;

/** Terms in more shards than this are too many to be read for a guess at the next letter. */
export const nearbyShards = 6;

/** Letters for the starts whose terms lie in too many shards. */
export function countLetters(shards: readonly Uint8Array[]): CommonLetters {
  const counts = new Map<string, { shards: number; letters: Map<string, number> }>();
  for (const shard of shards) {
    const { terms, pages } = openTermShard(shard);
    const here = new Set<string>();
    terms.forEach((term, index) => {
      const [first = '', second] = term;
      const weight = Math.sqrt(pages[index] as number);
      add('', first, weight, here);
      if (second !== undefined) add(first, second, weight, here);
    });
  }
  const starts = [...counts].filter(([, count]) => count.shards > nearbyShards);
  starts.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    starts.map(([start, { letters }]) => [start, mostFrequent(letters, start === '' ? mostFirst : most)]),
  );

  function add(start: string, letter: string, weight: number, here: Set<string>): void {
    const count = counts.get(start) ?? { shards: 0, letters: new Map<string, number>() };
    counts.set(start, count);
    if (!here.has(start)) count.shards++;
    here.add(start);
    count.letters.set(letter, (count.letters.get(letter) ?? 0) + weight);
  }
}

/** The letters as terms with their start, for what reads a vocabulary. */
export function lettersAsTerms(start: string, letters: string): Vocabulary {
  const ranked = [...letters].map((letter, rank): [string, number] => [start + letter, (letters.length - rank) ** 2]);
  ranked.sort(([a], [b]) => (a < b ? -1 : 1));
  return { terms: ranked.map(([term]) => term), pages: ranked.map(([, pages]) => pages) };
}

function mostFrequent(letters: ReadonlyMap<string, number>, count: number): string {
  const sorted = [...letters].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted
    .slice(0, count)
    .map(([letter]) => letter)
    .join('');
}
