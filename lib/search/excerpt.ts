import type { ExcerptPart } from './search-engine';
import { TermFilter, tokenizeWhere } from './tokenize';

/** Characters an excerpt aims at. */
const length = 190;

export interface Span {
  start: number;
  end: number;
  /** What the mark is worth: rarer words weigh more. */
  weight: number;
  word: string;
}

/** What to mark. */
export interface Marks {
  /** Each term with the word of the query it stands for and that word's weight. */
  terms: ReadonlyMap<string, { word: string; weight: number }>;
  filter: TermFilter;
}

export function createMarks(terms: Marks['terms']): Marks {
  return { terms, filter: new TermFilter(terms.keys()) };
}

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

/** Matches in order, none inside another. */
export function findSpans(text: string, marks: Marks): Span[] {
  const spans: Span[] = [];
  tokenizeWhere(text, marks.filter, (term, start, end) => {
    const mark = marks.terms.get(term);
    if (mark) spans.push({ start, end, weight: mark.weight, word: mark.word });
  });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of spans) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
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
