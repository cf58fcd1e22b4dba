import type { Status } from '../model/status';
import type { Beginnings } from './beginnings';
import type { CommonLetters } from './common-letters';
import type { Kind } from './search-engine';

/**
 * A numbered family of files: `t0-1a2b3c4d.bin`, `t1-1a2b3c4d.bin`, … Neighbours share a hash, of all their contents: a
 * change renames a few more files than it must, and the head stays small.
 */
export interface FileFamily {
  prefix: string;
  extension: string;
  filesPerHash: number;
  hashes: string[];
}

/** What an engine reads first: where everything is, and nothing that grows with the text itself. */
export interface SearchHead {
  /** Version of the file formats; an engine refuses others. */
  version: number;
  /** Pages in all, and page numbers used: a page of more than 16 sections takes several. */
  pages: number;
  numbers: number;
  /** Page numbers that continue the page before. */
  continued: number[];
  /** Kind and status of the page numbers in order: `[how many, kind, status]`. */
  runs: [number, Kind, Status | ''][];
  /** First term of each shard, see `writeTermShards`. */
  terms: string[];
  termFiles: FileFamily;
  /** The same for the vocabulary spelled backwards. */
  endings: string[];
  endingFiles: FileFamily;
  /** Steps between the first section numbers of the store's chunks. */
  chunks: number[];
  chunkFiles: FileFamily;
  /** File of the lists behind filters and counts. */
  facets: string;
  /** Hash in the names of the code tables, see `codeFileName`; empty if the index has none. */
  codes: string;
  /** Page numbers of posts, each with that of the entry that answers it. */
  answers: [number, number][];
  /** Which letters come after which; absent from an index that was built before there were any. */
  letters?: CommonLetters;
  /** What two letters most likely are the start of; absent from an index that was built before there were any. */
  beginnings?: Beginnings;
  /** Groups of words that mean the same. */
  synonyms: string[][];
}

export const headVersion = 1;

export function fileName(family: FileFamily, index: number): string {
  const hash = family.hashes[Math.floor(index / family.filesPerHash)];
  return `${family.prefix}${index}-${hash}${family.extension}`;
}

/** @param name as `buildCodeShards` gives it */
export function codeFileName(head: Pick<SearchHead, 'codes'>, name: string): string {
  return `${name}-${head.codes}.json`;
}

/** @throws {TypeError} if the file was written by another version */
export function openHead(text: string): SearchHead {
  const head = JSON.parse(text) as SearchHead;
  if (head.version !== headVersion)
    throw new TypeError(`Unexpected search index version ${head.version}, expected ${headVersion}`);
  return head;
}
