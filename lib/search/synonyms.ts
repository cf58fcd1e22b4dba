import { isKana, stopWords } from './stop-words';
import { wordsOf } from './tokenize';

/** Words of a query, from `start` to before `end`, that mean the same as other words. */
export interface SynonymSpan {
  start: number;
  end: number;
  /** Each as its terms. */
  others: string[][];
}

export interface Synonyms {
  /** @param unfinished the last term may be the beginning of a word */
  spansOf(terms: readonly string[], unfinished?: boolean): SynonymSpan[];
}

/** Letters of an unfinished word before it is taken for the beginning of a synonym. */
const leastTyped = 5;

/** A word of another language, which people type and no text here has: `de:Schlüsselbund`. */
const foreign = /^(?:de|ja):/;

/**
 * @param groups groups of words or phrases that mean the same to a reader; those of another language lead to the others,
 *   and nothing leads to them, which would cost every query for the others a look-up
 */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const others = new Map<string, string[][]>();
  let longest = 0;
  for (const group of groups) {
    const members = group.map((text) => ({ terms: termsOf(text.replace(foreign, '')), typed: foreign.test(text) }));
    for (const { terms } of members.filter(({ terms }) => terms.length > 0)) {
      const key = terms.join(' ');
      const rest = members.filter((other) => !other.typed && other.terms.length > 0 && other.terms.join(' ') !== key);
      others.set(key, [...(others.get(key) ?? []), ...rest.map((other) => other.terms)]);
      longest = Math.max(longest, terms.length);
    }
  }

  function beginningWith(word: string): string[][] | undefined {
    if (word.length < leastTyped) return undefined;
    const found = [...others].filter(([key]) => key.startsWith(word) && !key.includes(' '));
    return found.length > 0 ? found.flatMap(([, rest]) => rest) : undefined;
  }

  return {
    spansOf(terms, unfinished = false) {
      const spans: SynonymSpan[] = [];
      for (let start = 0; start < terms.length; start++) {
        for (let end = Math.min(terms.length, start + longest); end > start; end--) {
          const words = terms.slice(start, end).join(' ');
          const last = unfinished && end === terms.length && end === start + 1;
          const found = others.get(words) ?? (last ? beginningWith(words) : undefined);
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
    .filter((term) => !stopWords.has(term) && !isKana(term));
}
