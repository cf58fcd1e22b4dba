import type { CodeBook } from './code-table';
import { type NumberReading, readNumbers } from './number';
import { symbolKey } from './open-code-table';
import { type RankedMeaning, rankMeanings } from './rank-meanings';

/** A number of the query that the tables know. */
export interface KnownNumber {
  value: number;
  reading: NumberReading;
  /** Likeliest first, never empty. */
  meanings: RankedMeaning[];
}

/** A number of the query that no table has. */
export interface UnlistedNumber {
  value: number;
  reading: NumberReading;
}

/** A word of the query that is a symbol. */
export interface SymbolMeanings {
  /** As in the query. */
  word: string;
  meanings: RankedMeaning[];
}

/** The codes that a query names. */
export interface FoundCodes {
  query: string;
  /** Best first. */
  numbers: KnownNumber[];
  symbols: SymbolMeanings[];
  unknown: UnlistedNumber[];
}

/** Readings less sure than this are versions, dates and process numbers. */
export const leastCertainty = 0.15;

/** Longer texts belong into the decoder; the rest of a longer query is not looked at. */
export const longestQuery = 2000;

/** The codes in a query: exactly, or not at all. Nothing here is fuzzy. */
export function findCodes(query: string, book: CodeBook): FoundCodes {
  const text = query.slice(0, longestQuery);
  const places = readPlaces(text, book);
  const numbers = places.flatMap((place) => knownNumbers(place, text, book));
  return {
    query,
    numbers: bestOfEach(numbers).sort((a, b) => weightOf(b) - weightOf(a)),
    symbols: symbolsOf(text, book),
    unknown: places.flatMap((place) => unlistedNumber(place, book) ?? []),
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

function knownNumbers(place: readonly NumberReading[], text: string, book: CodeBook): KnownNumber[] {
  const known = place.filter((reading) => book.byNumber(reading.value).length > 0);
  const asWritten = known.some((reading) => !isGuess(reading));
  return known.flatMap((reading) => {
    const meanings = rankMeanings(book.byNumber(reading.value), text, book, reading.index);
    if (isGuess(reading) && asWritten && !meanings[0]?.named) return [];
    return [{ value: reading.value, reading, meanings }];
  });
}

/**
 * A lost minus and an errno offset are guesses: where the number is known as it is written, only words of the query
 * justify them.
 */
export function isGuess({ form }: NumberReading): boolean {
  return form === 'sign-lost' || form === 'errno-offset';
}

function bestOfEach(numbers: readonly KnownNumber[]): KnownNumber[] {
  const best = new Map<number, KnownNumber>();
  for (const number of numbers) {
    const other = best.get(number.value);
    if (!other || other.reading.certainty < number.reading.certainty) best.set(number.value, number);
  }
  return [...best.values()];
}

/** What is written counts before what is guessed, a number that the words explain before one that they don't. */
function weightOf({ reading, meanings }: KnownNumber): number {
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

function unlistedNumber(place: readonly NumberReading[], book: CodeBook): UnlistedNumber | undefined {
  const [reading] = place;
  if (!reading || place.some(({ value }) => book.byNumber(value).length > 0)) return undefined;
  // A guess is worth nothing where nothing confirms it: the number is taken as written.
  return { value: reading.value, reading };
}
