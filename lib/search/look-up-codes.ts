import { type FetchJson, findInShards, keepShards } from '../errors/code-shard-reader';
import type { FoundCodes } from '../errors/find-codes';
import { decodeText } from './bytes';
import type { FileCache } from './file-cache';
import { codeFileName, type SearchHead } from './head';
import type { QueryNumber } from './search-engine';

/** Finds codes in the tables that lie beside the index. */
export function openCodes(head: SearchHead, cache: FileCache): FindCodes {
  return findCodesBehind(async (name) => {
    return cache.get(codeFileName(head, name), (bytes) => JSON.parse(decodeText(bytes)) as unknown);
  });
}

/** Finds the codes that a query names; rejects with what went wrong where a file can't be read. */
export type FindCodes = (query: string) => Promise<FoundCodes>;

/** @param fetchJson gets a file of `buildCodeShards` */
export function findCodesBehind(fetchJson: FetchJson): FindCodes {
  const get = keepShards(fetchJson);
  return async (query) => (await findInShards(query, get)).found;
}

/**
 * Whether a query may hold a number, or is a single symbol or four characters. Other queries are words, and cost no
 * look-up: symbols among them are found by name.
 */
export function mayNameCode(query: string): boolean {
  const word = query.trim();
  if (/\d/.test(word) || /^\S{4}$|['‘"“].{4}['’"”]/.test(word)) return true;
  return !/\s/.test(word) && /[a-z][A-Z]|[A-Z]{3}|_/.test(word);
}

/** Numbers in the order of the query; the digits of a name such as SHA-256 are none. */
export function numbersIn(lookup: FoundCodes): QueryNumber[] {
  const known = lookup.numbers.map(({ value, reading }) => ({ reading, number: value, known: true }));
  const unknown = lookup.unknown.map(({ value, reading }) => ({ reading, number: value, known: false }));
  return [...known, ...unknown]
    .filter(({ reading: { form, marked } }) => !form.startsWith('four') && (marked || form !== 'sign-doubtful'))
    .sort((a, b) => a.reading.index - b.reading.index)
    .map(({ reading, number, known }) => ({ typed: reading.text, number: String(number), known }));
}
