import type { Code } from '../model/code';
import type { ErrorDomain, NumberBlock } from '../model/error-tables';
import type { Family } from '../model/library';

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

/** What a code book is made of. Only the fields that ranking and look-up need. */
export interface CodeData {
  codes: readonly Code[];
  /** In the order of `/errors/`. */
  families?: readonly Pick<Family, 'id' | 'title' | 'prior'>[];
  domains?: readonly DomainHints[];
  blocks?: readonly NumberBlock[];
  /** What a code says in one sentence, by `codeKey`, for the codes that have a note. */
  notes?: ReadonlyMap<string, string>;
  /** Priors by `codeKey` where they are known already: parts of a table can't work them out. */
  priors?: ReadonlyMap<string, number>;
  /** What `openHints` made of the domains, where that is at hand. */
  hints?: (text: string) => Hint[];
}

export type DomainHints = Pick<ErrorDomain, 'printed' | 'constant' | 'family' | 'framework' | 'hints'>;

/** A code table that also knows what words beside a number mean, and which blocks numbers belong to. */
export interface CodeBook extends CodeTable {
  /** All known numbers, ascending. */
  numbers: readonly number[];
  blocks: readonly NumberBlock[];
  family(id: string): Pick<Family, 'id' | 'title' | 'prior'> | undefined;
  /** What the code says in one sentence: from its note, else the words in its table, else empty. */
  meaning(code: Code): string;
  /** How likely a number that stands alone is meant as this code, see `priorsOf`. */
  prior(code: Code): number;
  /** What a text says about domains, see `openHints`. */
  hints(text: string): Hint[];
}

/** A word of a text that points to the codes of one domain in one family. */
export interface Hint {
  family: string;
  /** Domain of the codes, or `*` for all codes of the family. */
  domain: string;
  /** As it stands in the text, and where. */
  word: string;
  index: number;
  /** 1 to 100: 100 for the domain itself, less for API names and log words. */
  strength: number;
}
