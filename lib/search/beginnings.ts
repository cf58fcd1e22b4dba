import type { IndexFacts } from './index-reader';
import { isLine, openPageTable, type PageTable } from './page-table';
import { contextWords } from './parse-query';
import { stopWords } from './stop-words';
import { openTermShard, type TermLists } from './term-shards';

/** Start of a word to the words that somebody who has typed no more of it most likely means, likeliest first. */
export type Beginnings = Record<string, readonly string[]>;

/** Words kept for a start. Each may lie in a file of its own. */
const most = 6;

/** Starts kept, those of the most words. */
const mostStarts = 120;

/** Letters of the longest start: so many do `kSecAttr` and `errSecCS` have in common. */
const longest = 8;

/** A title says more about what is looked for than a sentence. */
const titleWeight = 3;

/** Of a word that stands in a dozen texts. */
const oftenWeight = 12;

/** Lines of codes and names for each text that has a word, at most: more do `error` and parts of names. */
const mostLines = 6;

/**
 * Words of texts for the starts that most words have. They lie in many files, which would be too much to read, and the
 * first ones by the alphabet are nobody's guess.
 */
export function findBeginnings(shards: readonly Uint8Array[], facts: Omit<IndexFacts, 'beginnings'>): Beginnings {
  const table = openPageTable(facts);
  const byStart = new Map<string, Word[]>();
  const weights = new Map<string, number>();
  for (const shard of shards) {
    const { terms, lists } = openTermShard(shard);
    terms.forEach((word, index) => {
      const starts = stopWords.has(word) || contextWords.has(word) ? [] : startsOf(word);
      if (starts.length === 0) return;
      const weight = weightOf(lists(index), table);
      if (weight === 0) return;
      weights.set(word, weight);
      for (const start of starts) {
        const words = byStart.get(start) ?? [];
        byStart.set(start, words);
        words.push({ word, weight });
      }
    });
  }
  const kept = [...byStart].filter(([start, words]) => words.length > most && !isOften(start, weights));
  kept.sort(([a, words], [b, others]) => others.length - words.length || (a < b ? -1 : 1));
  kept.splice(mostStarts);
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    kept.map(([start, words]) => {
      words.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
      return [start, words.slice(0, most).map(({ word }) => word)];
    }),
  );
}

/** A word by itself, as key and app are: whoever types it may mean it. */
function isOften(start: string, weights: ReadonlyMap<string, number>): boolean {
  return (weights.get(start) ?? 0) >= oftenWeight;
}

interface Word {
  word: string;
  weight: number;
}

/** Starts of two letters and more that are shorter than a word of letters. */
function startsOf(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [];
  const lengths = Math.min(longest, word.length - 1) - 1;
  return Array.from({ length: lengths }, (_, index) => word.slice(0, index + 2));
}

/** By the texts that have a word; 0 if it is rather a part of names. */
function weightOf(lists: TermLists, { kind, pageOf }: PageTable): number {
  const weights = new Map<number, number>();
  const lines = new Set<number>();
  for (const [field, { sections }] of Object.entries(lists)) {
    for (const section of sections) {
      const page = pageOf[section >> 4] as number;
      if (isLine(kind[page] as number)) lines.add(page);
      else weights.set(page, field === 'title' ? titleWeight : Math.max(weights.get(page) ?? 0, 1));
    }
  }
  if (lines.size > mostLines * weights.size) return 0;
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum;
}
