import { keepAnswers } from './keep-answers';
import type { ExcerptPart } from './search-engine';
import { tokenize } from './tokenize';

/** Characters an excerpt aims at. */
const length = 190;

/** Characters between two words that are none when they follow one another: `access group`, `access-group`. */
export const longestGap = 4;

export interface Span {
  start: number;
  end: number;
  /** What the mark is worth: rarer words weigh more. */
  weight: number;
  word: string;
}

/**
 * What to mark: each term with the word of the query it stands for and that word's weight. Terms with spaces between them
 * are marked where they follow one another.
 */
export type Marks = ReadonlyMap<string, { word: string; weight: number }>;

/**
 * The part of a text where the most and rarest of the words stand closest together, cut at word boundaries, with the
 * matches marked. Parts are text, never HTML; joined they are the excerpt.
 */
export function markExcerpt(text: string, spans: readonly Span[]): ExcerptPart[] {
  const from = bestStart(spans);
  const start = startOfWord(text, Math.max(0, from - 50));
  const end = endOfWord(text, Math.min(text.length, start + length));
  const parts: ExcerptPart[] = [];
  const add = (part: string, marked: boolean) => {
    if (part) parts.push({ text: part.replace(/\s+/g, ' '), marked });
  };
  let position = start;
  if (start > 0) add('… ', false);
  for (const span of spans) {
    if (span.start < position || span.end > end) continue;
    add(text.slice(position, span.start), false);
    add(text.slice(span.start, span.end), true);
    position = span.end;
  }
  add(text.slice(position, end), false);
  if (end < text.length) add(' …', false);
  return parts;
}

/**
 * Matches in order, none inside another; of two at the same place the one that weighs more. Where a text has the terms of a
 * synonym but nowhere together, and nothing else of the query, they are marked one by one.
 */
export function findSpans(text: string, marks: Marks): Span[] {
  const spans: Span[] = [];
  const places = placesIn(text);
  const mark = (term: string, { word, weight }: { word: string; weight: number }) => {
    const found = placesOf(term, places);
    for (let i = 0; i < found.length; i += 2)
      spans.push({ start: found[i] as number, end: found[i + 1] as number, weight, word });
  };
  for (const [term, meaning] of marks) mark(term, meaning);
  if (spans.length === 0) {
    for (const [phrase, meaning] of marks) {
      const terms = phrase.split(' ');
      if (terms.every((term) => places.has(term))) for (const term of terms) mark(term, meaning);
    }
  }
  if (spans.length < 2) return spans;
  spans.sort((a, b) => a.start - b.start || b.end - a.end || b.weight - a.weight || (a.word < b.word ? -1 : 1));
  let kept = 0;
  let end = 0;
  for (const span of spans) {
    if (span.start < end) continue;
    spans[kept++] = span;
    end = span.end;
  }
  spans.length = kept;
  return spans;
}

/** Start and end, one after the other, of each term of a text. */
type TermPlaces = ReadonlyMap<string, readonly number[]>;

/** One letter typed after another shows the same texts, so their terms are kept. */
const placesIn = keepAnswers(4096, (text): TermPlaces => {
  const places = new Map<string, number[]>();
  tokenize(text, (term, start, end) => {
    const found = places.get(term);
    if (found) found.push(start, end);
    else places.set(term, [start, end]);
  });
  return places;
});

/** Start and end, one after the other, of a term, or of terms that follow one another. */
function placesOf(terms: string, places: TermPlaces): readonly number[] {
  const lists = terms.split(' ').map((term) => places.get(term) ?? []);
  return lists.reduce((found, next) => {
    const joined: number[] = [];
    for (let i = 0; i < found.length; i += 2) {
      const end = found[i + 1] as number;
      for (let j = 0; j < next.length; j += 2) {
        const gap = (next[j] as number) - end;
        if (gap >= 0 && gap < longestGap) joined.push(found[i] as number, next[j + 1] as number);
      }
    }
    return joined;
  });
}

function bestStart(spans: readonly Span[]): number {
  let best = 0;
  let bestWeight = 0;
  for (let first = 0; first < spans.length; first++) {
    const start = (spans[first] as Span).start;
    const words = new Map<string, number>();
    for (let i = first; i < spans.length; i++) {
      const span = spans[i] as Span;
      if (span.end - start > length - 50) break;
      words.set(span.word, Math.max(words.get(span.word) ?? 0, span.weight));
    }
    let weight = 0;
    for (const value of words.values()) weight += value;
    if (weight > bestWeight + 0.001) {
      bestWeight = weight;
      best = start;
    }
  }
  return best;
}

function startOfWord(text: string, position: number): number {
  if (position === 0) return 0;
  const space = text.slice(position, position + 30).search(/\s/);
  return space < 0 ? position : position + space + 1;
}

function endOfWord(text: string, position: number): number {
  if (position >= text.length) return text.length;
  const space = text.slice(Math.max(0, position - 30), position).search(/\s\S*$/);
  return space < 0 ? position : Math.max(0, position - 30) + space;
}
