import { stopWords } from './stop-words';
import { wordsOf } from './tokenize';

/** Words of a query, from `start` to before `end`, that mean the same as other words. */
export interface SynonymSpan {
  start: number;
  end: number;
  /** Each as its terms. */
  others: string[][];
}

export interface Synonyms {
  spansOf(terms: readonly string[]): SynonymSpan[];
}

const longest = 4;

/** @param groups groups of words or phrases that mean the same to a reader */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const others = new Map<string, string[][]>();
  for (const group of groups) {
    const members = group.map(termsOf).filter((terms) => terms.length > 0);
    for (const member of members) {
      const key = member.join(' ');
      const rest = members.filter((other) => other.join(' ') !== key);
      others.set(key, [...(others.get(key) ?? []), ...rest]);
    }
  }
  return {
    spansOf(terms) {
      const spans: SynonymSpan[] = [];
      for (let start = 0; start < terms.length; start++) {
        for (let end = Math.min(terms.length, start + longest); end > start; end--) {
          const found = others.get(terms.slice(start, end).join(' '));
          if (!found) continue;
          spans.push({ start, end, others: found });
          break;
        }
      }
      return spans;
    },
  };
}

function termsOf(text: string): string[] {
  return wordsOf(text)
    .map((word) => word.term)
    .filter((term) => !stopWords.has(term));
}
