import type { Code } from '../model/code';
import type { NumberBlock } from '../model/error-tables';
import type { CodeBook } from './code-table';
import { type NumberForms, type NumberReading, numberForms, readNumbers } from './number';
import { symbolKey } from './open-code-table';
import { type RankedMeaning, rankMeanings } from './rank-meanings';

/** A number of the query that the tables know. */
export interface NumberMeanings {
  value: number;
  reading: NumberReading;
  forms: NumberForms;
  /** Likeliest first, never empty. */
  meanings: RankedMeaning[];
}

/** A number of the query that no table has: what can be said about it all the same. */
export interface UnknownNumber {
  value: number;
  reading: NumberReading;
  forms: NumberForms;
  /** Blocks that headers assign and that hold the number, the smallest first. */
  blocks: NumberBlock[];
  /** The nearest known numbers, ascending, each with its likeliest meaning first. */
  neighbours: { value: number; meanings: RankedMeaning[] }[];
}

/** A word of the query that is a symbol. */
export interface SymbolMeanings {
  /** As in the query. */
  word: string;
  meanings: RankedMeaning[];
}

export interface Lookup {
  query: string;
  /** Best first. */
  numbers: NumberMeanings[];
  symbols: SymbolMeanings[];
  unknown: UnknownNumber[];
}

/** Readings less sure than this are versions, dates and process numbers. */
export const leastCertainty = 0.15;

/** Known numbers shown on each side of an unknown one. */
export const neighboursPerSide = 2;

/** Longer texts belong into the decoder; the rest of a longer query is not looked at. */
export const longestQuery = 2000;

/** Say what a query means to the tables: exactly, or not at all. Nothing here is fuzzy. */
export function lookUp(query: string, book: CodeBook): Lookup {
  const text = query.slice(0, longestQuery);
  const places = readPlaces(text, book);
  const numbers = places.flatMap((place) => knownNumbers(place, text, book));
  return {
    query,
    numbers: bestOfEach(numbers).sort((a, b) => weightOf(b) - weightOf(a)),
    symbols: symbolsOf(text, book),
    unknown: places.flatMap((place) => unknownNumber(place, text, book) ?? []),
  };
}

/** Readings by place; numbers that are hardly codes are left out. */
function readPlaces(text: string, book: CodeBook): NumberReading[][] {
  const places = new Map<number, NumberReading[]>();
  for (const reading of readNumbers(text, (value) => book.byNumber(value).length > 0)) {
    if (reading.certainty < leastCertainty) continue;
    places.set(reading.index, [...(places.get(reading.index) ?? []), reading]);
  }
  return [...places.values()];
}

function knownNumbers(place: readonly NumberReading[], text: string, book: CodeBook): NumberMeanings[] {
  const known = place.filter((reading) => book.byNumber(reading.value).length > 0);
  const asWritten = known.some((reading) => !isGuess(reading));
  return known.flatMap((reading) => {
    const meanings = rankMeanings(book.byNumber(reading.value), text, book, reading.index);
    if (isGuess(reading) && asWritten && !meanings[0]?.named) return [];
    return [{ value: reading.value, reading, forms: numberForms(reading.value), meanings }];
  });
}

/**
 * A lost minus and an errno offset are guesses: where the number is known as it is written, only words of the query
 * justify them.
 */
export function isGuess({ form }: NumberReading): boolean {
  return form === 'sign-lost' || form === 'errno-offset';
}

function bestOfEach(numbers: readonly NumberMeanings[]): NumberMeanings[] {
  const best = new Map<number, NumberMeanings>();
  for (const number of numbers) {
    const other = best.get(number.value);
    if (!other || other.reading.certainty < number.reading.certainty) best.set(number.value, number);
  }
  return [...best.values()];
}

/** What is written counts before what is guessed, a number that the words explain before one that they don't. */
function weightOf({ reading, meanings }: NumberMeanings): number {
  return reading.certainty + (meanings[0]?.named ? 0.5 : 0) + (reading.marked ? 0.3 : 0);
}

/** A word that can be a symbol: `errSecParam`, `LAError.userCancel`, `EPERM`. */
const symbolWord = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/g;

function symbolsOf(text: string, book: CodeBook): SymbolMeanings[] {
  const seen = new Set<string>();
  return symbolWords(text).flatMap((word) => {
    const codes = book.bySymbol(word);
    const key = symbolKey(word);
    if (codes.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [{ word, meanings: rankMeanings(codes, text, book) }];
  });
}

/** Words of a query that may be symbols, in order. Shorter ones are left to full text. */
export function symbolWords(text: string): string[] {
  return [...text.matchAll(symbolWord)].map(([word]) => word).filter((word) => word.length > 2);
}

function unknownNumber(place: readonly NumberReading[], text: string, book: CodeBook): UnknownNumber | undefined {
  const [reading] = place;
  if (!reading || place.some(({ value }) => book.byNumber(value).length > 0)) return undefined;
  // A guess is worth nothing where nothing confirms it: the number is taken as written.
  const { value } = reading;
  return {
    value,
    reading,
    forms: numberForms(value),
    blocks: blocksOf(value, book.blocks),
    neighbours: neighboursOf(value, book.numbers).map((near) => ({
      value: near,
      meanings: rankMeanings(book.byNumber(near), text, book),
    })),
  };
}

function blocksOf(value: number, blocks: readonly NumberBlock[]): NumberBlock[] {
  return blocks
    .filter((block) => block.low <= value && value <= block.high)
    .sort((a, b) => a.high - a.low - (b.high - b.low));
}

/** @param numbers ascending */
function neighboursOf(value: number, numbers: readonly number[]): number[] {
  const found = numbers.findIndex((number) => number > value);
  const above = found < 0 ? numbers.length : found;
  return numbers.slice(Math.max(0, above - neighboursPerSide), above + neighboursPerSide);
}

/** The meanings of one number, for its page. */
export function meaningsOf(value: number, book: CodeBook): RankedMeaning[] {
  return rankMeanings(book.byNumber(value), '', book);
}

/** Codes of a look-up, best first, each once: what a result list shows. */
export function codesOf(lookup: Lookup): Code[] {
  const meanings = [...lookup.numbers, ...lookup.symbols].flatMap((one) => one.meanings);
  return [...new Set(meanings.map(({ code }) => code))];
}
