import type { MatchedTerm } from './search-engine';
import { backwards, lowerBound } from './term-shards';

/** A term of the index that stands for a word of the query. */
export interface Candidate {
  term: string;
  /** 1 for the word itself, less for a guess. */
  weight: number;
  how: MatchedTerm['how'];
}

/** Sorted terms with the pages that have them. */
export interface Vocabulary {
  terms: readonly string[];
  pages: readonly number[];
}

const maxCompletions = 24;
const maxTypos = 12;
const maxEndings = 4;

/** A word on no more pages may be a misspelling that some page has too. */
const rarePages = 3;

/**
 * What a word of the query may mean among the sorted terms of its shard: itself and its other endings, completions
 * while it is unfinished or unknown, and one wrong letter only if nothing else is there. A term may be among them in two
 * ways, the likelier first.
 */
export function expandTerm({ terms: sorted, pages }: Vocabulary, term: string, unfinished: boolean): Candidate[] {
  const found: Candidate[] = [];
  const place = lowerBound(sorted, term);
  const known = sorted[place] === term;
  if (known) found.push({ term, weight: 1, how: 'exact' });
  for (const form of formsOf(term)) {
    if (sorted[lowerBound(sorted, form)] === form) found.push({ term: form, weight: 0.75, how: 'form' });
  }
  if (term.length > 1 && (unfinished || (found.length === 0 && term.length > 2))) {
    found.push(...completions({ terms: sorted, pages }, known ? place + 1 : place, term));
  }
  if (found.length === 0) return typos(sorted, term, (other) => other);
  return [...found, ...commonNeighbours({ terms: sorted, pages }, term, found)];
}

/**
 * A misspelling that some page has too, such as a quoted post: where a word is rare and one letter away from a word that
 * is common, the common one is meant as well.
 */
function commonNeighbours({ terms, pages }: Vocabulary, term: string, found: readonly Candidate[]): Candidate[] {
  if (!/^[a-z]{5,}$/.test(term)) return [];
  const most = Math.max(...found.map((candidate) => pagesOf({ terms, pages }, candidate.term) ?? 0));
  if (most > rarePages) return [];
  const known = new Set(found.map((candidate) => candidate.term));
  return typos(terms, term, (other) => other).filter((candidate) => {
    return !known.has(candidate.term) && (pagesOf({ terms, pages }, candidate.term) ?? 0) >= most * 10;
  });
}

/**
 * The start of the words that a word may stand for and that may be in the blocks beside its own; `undefined` where its own
 * is enough, because it has the word on several pages.
 */
export function startToWiden(vocabulary: Vocabulary, term: string, found: readonly Candidate[]): string | undefined {
  if (term.length < 4) return undefined;
  if (found.every((candidate) => candidate.how === 'typo')) return firstHalf(term);
  const exact = found.find((candidate) => candidate.how === 'exact');
  if (exact && (pagesOf(vocabulary, term) ?? 0) > rarePages) return undefined;
  return /^[a-z]{5,}$/.test(term) ? term.slice(0, Math.max(4, term.length - 3)) : undefined;
}

function pagesOf({ terms, pages }: Vocabulary, term: string): number | undefined {
  return pages[lowerBound(terms, term)];
}

/** The same from the vocabulary spelled backwards: names that end in the word, and a wrong letter near the start. */
export function expandEnding({ terms: sortedBackwards, pages }: Vocabulary, term: string): Candidate[] {
  const countOf = (other: Candidate) => pages[lowerBound(sortedBackwards, backwards(other.term))] ?? 0;
  const ending = backwards(term);
  const found: Candidate[] = [];
  if (term.length > 4) {
    const vocabulary = { terms: sortedBackwards, pages };
    for (const other of completions(vocabulary, lowerBound(sortedBackwards, ending), ending)) {
      found.push({ term: backwards(other.term), weight: other.weight, how: 'part' });
    }
  }
  const all = found.length > 0 ? found : typos(sortedBackwards, ending, backwards);
  // Each of these may lie in a file of its own: the commonest are worth a fetch.
  return all.sort((a, b) => countOf(b) - countOf(a) || (a.term < b.term ? -1 : 1)).slice(0, maxEndings);
}

/** Terms that begin with a word; of too many those that most pages have. */
function completions({ terms, pages }: Vocabulary, from: number, term: string): Candidate[] {
  const places: number[] = [];
  for (let i = from; terms[i]?.startsWith(term); i++) places.push(i);
  places.sort((a, b) => (pages[b] as number) - (pages[a] as number) || a - b);
  return places.slice(0, maxCompletions).map((place) => {
    const other = terms[place] as string;
    // The more of a word is typed, the likelier it is meant.
    return { term: other, weight: 0.1 + (0.7 * term.length) / other.length, how: 'prefix' };
  });
}

function typos(sorted: readonly string[], term: string, toTerm: (other: string) => string): Candidate[] {
  if (term.length < 4) return [];
  const near = withinEdits(sharingStart(sorted, term), term, 1);
  const found = near.length > 0 || term.length < 8 ? near : withinEdits(sorted, term, 2);
  const weight = near.length > 0 ? 0.6 : 0.35;
  return found.map((other) => ({ term: toTerm(other), weight, how: 'typo' }));
}

/**
 * Terms with the same first half. A single edit leaves one half of a word as it is: the first is looked for here, the
 * second in the vocabulary spelled backwards.
 */
function sharingStart(sorted: readonly string[], term: string): readonly string[] {
  const start = firstHalf(term);
  const from = lowerBound(sorted, start);
  let to = from;
  while (sorted[to]?.startsWith(start)) to++;
  return sorted.slice(from, to);
}

/** What a misspelled word has in common with the right one, unless the wrong letter is in it. */
function firstHalf(term: string): string {
  return term.slice(0, Math.floor((term.length - 1) / 2));
}

/** ITMS-90683 is no misspelled ITMS-90238: with another number it is another thing. */
const longNumber = /\d{4,}/;

function withinEdits(sorted: readonly string[], term: string, edits: 1 | 2): string[] {
  const found: string[] = [];
  const number = longNumber.exec(term)?.[0] ?? '';
  for (const other of sorted) {
    if (found.length === maxTypos) break;
    if (
      Math.abs(other.length - term.length) <= edits &&
      other.includes(number) &&
      distance(term, other, edits) <= edits &&
      /^\p{L}/u.test(other)
    ) {
      found.push(other);
    }
  }
  return found;
}

/** Rows of the table that `distance` fills, kept between calls. */
const rows: [number[], number[], number[]] = [[], [], []];

/** Letters to change, leave out, add or swap with their neighbour; anything above `limit` is `limit + 1`. */
export function distance(a: string, b: string, limit: number): number {
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const width = endB - start;
  if (endA - start > width + limit || width > endA - start + limit) return limit + 1;
  // One edit leaves at most the two swapped letters between the common start and end.
  if (limit === 1 && Math.min(endA - start, width) > 2) return 2;
  let [before, row, next] = rows;
  for (let i = 0; i <= width; i++) row[i] = i;
  for (let i = 1; i <= endA - start; i++) {
    next[0] = i;
    for (let j = 1; j <= width; j++) {
      const same = a.charCodeAt(start + i - 1) === b.charCodeAt(start + j - 1);
      let cost = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(start + i - 1) === b.charCodeAt(start + j - 2) &&
        a.charCodeAt(start + i - 2) === b.charCodeAt(start + j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
      next[j] = cost;
    }
    [before, row, next] = [row, next, before];
  }
  return Math.min(limit + 1, row[width] as number);
}

const endings = ['', 's', 'es', 'd', 'ed', 'ing', 'e'];

/** Other endings of an English word: `prompts` for prompt, `signing` for sign, `notarization` for notarisation. */
export function formsOf(term: string): string[] {
  if (!/^[a-z]{4,}$/.test(term)) return [];
  const stems = new Set([term]);
  for (const ending of endings) {
    const left = term.length - ending.length;
    if (ending && term.endsWith(ending) && left >= (ending.length > 1 ? 4 : 3)) stems.add(term.slice(0, left));
  }
  const forms = new Set<string>();
  for (const stem of stems) for (const ending of endings) forms.add(stem + ending);
  if (term.endsWith('y')) forms.add(`${term.slice(0, -1)}ies`);
  if (term.endsWith('ies')) forms.add(`${term.slice(0, -3)}y`);
  for (const form of [...forms]) {
    const other = form.replace(/i([sz])(?=e|i|a)/g, (_, letter: string) => (letter === 's' ? 'iz' : 'is'));
    forms.add(other);
  }
  forms.delete(term);
  return [...forms];
}
