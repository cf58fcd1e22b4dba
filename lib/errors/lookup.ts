import type { Code } from '../model/code';
import type { NumberBlock } from '../model/error-tables';
import type { CodeBook } from './code-table';
import { type FoundCodes, findCodes, type KnownNumber, longestQuery, type UnlistedNumber } from './find-codes';
import { type NumberForms, numberForms } from './number-forms';
import { type RankedMeaning, rankMeanings } from './rank-meanings';

/** A number of the query that the tables know, in all its forms. */
export interface NumberMeanings extends KnownNumber {
  forms: NumberForms;
}

/** A number of the query that no table has: what can be said about it all the same. */
export interface UnknownNumber extends UnlistedNumber {
  forms: NumberForms;
  /** Blocks that headers assign and that hold the number, the smallest first. */
  blocks: NumberBlock[];
  /** The nearest known numbers, ascending, each with its likeliest meaning first. */
  neighbours: { value: number; meanings: RankedMeaning[] }[];
}

/** The codes that a query names, and what can be said about their numbers. */
export interface Lookup extends FoundCodes {
  numbers: NumberMeanings[];
  unknown: UnknownNumber[];
}

/** Known numbers shown on each side of an unknown one. */
export const neighboursPerSide = 2;

/** Say what a query means to the tables, see `findCodes`. */
export function lookUp(query: string, book: CodeBook): Lookup {
  const found = findCodes(query, book);
  const text = query.slice(0, longestQuery);
  return {
    ...found,
    numbers: found.numbers.map((number) => ({ ...number, forms: numberForms(number.value) })),
    unknown: found.unknown.map((number) => ({
      ...number,
      forms: numberForms(number.value),
      blocks: blocksOf(number.value, book.blocks),
      neighbours: neighboursOf(number.value, book.numbers).map((value) => ({
        value,
        meanings: rankMeanings(book.byNumber(value), text, book),
      })),
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
