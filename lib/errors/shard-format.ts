import type { PackedAliases } from './pack-aliases';

/** File that is read first: which file holds which numbers. */
export const manifestName = 'codes';

/** File that is read when words stand beside a number: what points to which domain, and which words can be symbols. */
export const contextName = 'codes-context';

/** File with the blocks of numbers, read for unknown numbers only. */
export const blocksName = 'codes-blocks';

export interface Manifest {
  /** Id, title. */
  families: [string, string][];
  /** First and last number of each number file, ascending. */
  numbers: [number, number][];
  /** How many symbol files there are. */
  symbols: number;
}

export interface ContextFile {
  /** Columns of the domains, one line each: printed, constant, index of the family, framework's first word, hints. */
  printed: string;
  constants: string;
  families: number[];
  frameworks: string;
  hints: string;
  /** For each domain `-` if it has negative numbers, else `+`: whether a lost minus can matter. */
  signs: string;
  /** Printed domains that no code carries. */
  umbrellas: string[];
  /** First letters of all symbols, each `prefixLength` long, in lower case: other words need no symbol file. */
  prefixes: string;
}

/** Length of the pieces of `ContextFile.prefixes`; shorter symbols are padded with blanks. */
export const prefixLength = 3;

/** Codes of a stretch of numbers, as rows. */
export interface NumberShard {
  domains: string[];
  rows: NumberRow[];
}

/**
 * A code without what only its page shows, by ascending number, else in table order. `domain` is its place in
 * `domains`; `meaning` stands for the note as well.
 */
export type NumberRow = [
  code: number,
  domain: number,
  family: number,
  symbol: string,
  aliases: PackedAliases,
  deprecated: string,
  prior: number,
  meaning: string,
];

/** Numbers of each symbol or alias, by `symbolKey`. */
export type SymbolShard = Record<string, number[]>;

export const numberShardName = (index: number) => `codes-n${index}`;
export const symbolShardName = (index: number) => `codes-s${index}`;

/** FNV-1a over UTF-16 units: the same in every engine. */
export function symbolShardIndex(key: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % count;
}

export function prefixOf(key: string): string {
  return key.slice(0, prefixLength).padEnd(prefixLength);
}
