import type { Vocabulary } from './expand-term';
import type { FoundTexts } from './search-engine';
import { lowerBound } from './term-shards';

/** More letters than this would seldom be the one that is typed: within a word, and where a new one begins. */
const most = 16;
const mostFirst = 30;

/**
 * What the reader of a query is likely to have typed with the next key: the query with one more letter, likeliest first.
 *
 * @param start the unfinished last word as the index has it; empty where the next letter begins a word
 * @param vocabulary sorted terms, those with that start among them
 * @param hits what the query has found: their words are likelier than others, they tell how a misspelled word goes on, and
 *   whether a name does with a capital
 */
export function nextQueries(
  query: string,
  start: string,
  vocabulary: Vocabulary,
  hits: readonly FoundTexts[] = [],
): string[] {
  const letters = likelyLetters(start, vocabulary, lettersInHits(query, start, hits));
  if (letters.length === 0) letters.push(...lettersOfCorrections(start, hits));
  if (start !== '') {
    const known = vocabulary.terms[lowerBound(vocabulary.terms, start)] === start;
    letters.splice(known ? 0 : letters.length, 0, ' ');
  }
  const typed = query.slice(query.length - start.length);
  const capitals = capitalsAfter(typed, hits);
  const named = /[a-z].*[A-Z]/.test(typed) || /(?:^|\s)[A-Z]\S*\s$/.test(query);
  const cased = letters.flatMap((letter) => {
    const capital = letter.toUpperCase();
    if (capitals.has(capital)) return [capital];
    return named ? [capital, letter] : [letter];
  });
  return [...new Set(cased)].slice(0, 1 + (start === '' ? mostFirst : most)).map((letter) => query + letter);
}

/**
 * Letters that come after the start of a term, likeliest first: half by the frequent terms, half by the words of the hits.
 *
 * @param near letters in the hits, each with its share
 */
function likelyLetters(start: string, { terms, pages }: Vocabulary, near: ReadonlyMap<string, number>): string[] {
  const weights = new Map<string, number>();
  let total = 0;
  for (let i = lowerBound(terms, start); terms[i]?.startsWith(start); i++) {
    const next = (terms[i] as string).codePointAt(start.length);
    if (next === undefined) continue;
    const letter = String.fromCodePoint(next);
    const weight = Math.sqrt(pages[i] as number);
    weights.set(letter, (weights.get(letter) ?? 0) + weight);
    total += weight;
  }
  for (const [letter, share] of near) weights.set(letter, (weights.get(letter) ?? 0) + share * (total || 1));
  return [...weights]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, start === '' ? mostFirst : most)
    .map(([letter]) => letter);
}

/** Letters that come after the start in words that the hits show, the query's own left out, with their shares. */
function lettersInHits(query: string, start: string, hits: readonly FoundTexts[]): Map<string, number> {
  const typed = query.toLowerCase();
  const letters: string[] = [];
  for (const { title, excerpt } of hits) {
    const text = `${title} ${excerpt.map((part) => part.text).join('')}`.toLowerCase();
    for (const word of new Set(text.match(/[\p{L}\p{N}_-]+/gu))) {
      const next = word.startsWith(start) && !typed.includes(word) ? word.codePointAt(start.length) : undefined;
      if (next !== undefined) letters.push(String.fromCodePoint(next));
    }
  }
  const shares = new Map<string, number>();
  for (const letter of letters) shares.set(letter, (shares.get(letter) ?? 0) + 1 / letters.length);
  return shares;
}

/**
 * A misspelled word goes on as the one found instead, in the name that it was found in. It has a letter too few, one too
 * many or another, so that any of three may be the next.
 */
function lettersOfCorrections(start: string, hits: readonly FoundTexts[]): string[] {
  const letters = new Set<string>();
  for (const { title, matched } of hits) {
    for (const { found, typed, how } of matched) {
      const word = typed.toLowerCase();
      const place = how === 'typo' && start.endsWith(word) ? title.toLowerCase().indexOf(found) : -1;
      if (place < 0) continue;
      const end = place + word.length;
      for (const letter of title.slice(end - 1, end + 2)) if (/[\p{L}\p{N}]/u.test(letter)) letters.add(letter);
    }
  }
  return [...letters].slice(0, most);
}

/** Capitals that follow in the titles where they have the word as it is typed. */
function capitalsAfter(typed: string, hits: readonly FoundTexts[]): Set<string> {
  const capitals = new Set<string>();
  for (const { title } of hits) {
    const place = typed === '' ? -1 : title.indexOf(typed);
    const next = place < 0 ? '' : title.charAt(place + typed.length);
    if (next !== next.toLowerCase()) capitals.add(next);
  }
  return capitals;
}
