import type { Code } from '../model/code';

/** All known codes with the look-ups that pages, search and the decoder need. Values are signed decimals as in the tables. */
export interface CodeTable {
  codes: readonly Code[];
  /** Every meaning of a number, in table order; empty for a number no table has. */
  byNumber(number: number): readonly Code[];
  /** Every code a symbol stands for, ignoring case; aliases and Swift spellings count. */
  bySymbol(symbol: string): readonly Code[];
  /** Every code of a printed domain or domain constant, ignoring case. */
  byDomain(domain: string): readonly Code[];
}
