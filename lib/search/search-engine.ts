import type { FoundCodes } from '../errors/find-codes';
import type { Platform } from '../model/ids';
import type { Status } from '../model/status';

/** What a hit is: an error code, another name, an entry, a topic, or a forum post. In the order results group them. */
export const kinds = ['code', 'name', 'entry', 'topic', 'post'] as const;

export type Kind = (typeof kinds)[number];

/** What results can be narrowed by. */
export const facets = ['kind', 'topic', 'tag', 'platform', 'status'] as const;

export type Facet = (typeof facets)[number];

/** Values of one facet widen, facets narrow: (code or name) and (keychain). An empty list is no filter. */
export type Filters = { [F in Facet]?: readonly string[] | undefined };

export interface SearchOptions {
  filters?: Filters | undefined;
  /** Hits to return, 8 unless said otherwise. */
  limit?: number | undefined;
  offset?: number | undefined;
  /** `date` is the day of review, newest first; hits without one come last. */
  sort?: 'relevance' | 'date' | undefined;
  /** Count the values of every facet. Costs one more file on the first use. */
  counts?: boolean | undefined;
  /** Add the parts of each hit's score. */
  explain?: boolean | undefined;
  /** Rejects with an `AbortError` as soon as the caller no longer wants the answer. */
  signal?: AbortSignal | undefined;
  /** Called between the steps of a search, which goes on after what it returns: others may want the thread. */
  pause?: (() => Promise<void> | undefined) | undefined;
}

export interface SearchEngine {
  /** Best match first. A blank query finds nothing, or, with filters, everything they allow. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
}

/** An engine that also knows what is likely to be typed. */
export interface TypingEngine extends SearchEngine {
  /**
   * What the query is likely to be after the next key, likeliest first; none where the index can't tell.
   *
   * @param hits what the query has found
   */
  next(query: string, hits?: readonly FoundTexts[]): Promise<string[]>;
}

export interface SearchResult {
  /** One per page (a number, an identifier, an entry, a topic, a post). */
  hits: SearchHit[];
  /** Pages found in all. */
  total: number;
  /** Facet to value to pages, each facet counted as if it had no filter itself. Only if asked for. */
  counts?: Record<Facet, Record<string, number>>;
  /** Words that nothing contains, with the word searched instead. */
  corrected: Correction[];
  /** Words nothing is known for, not even with one wrong letter. */
  missing: string[];
  /** Numbers the query names, each known or not. */
  numbers: QueryNumber[];
  /** What the code tables say about its numbers and symbols, unknown ones included; absent if it has none. */
  lookup?: FoundCodes;
}

export interface Correction {
  typed: string;
  used: string;
}

export interface QueryNumber {
  /** As typed. */
  typed: string;
  /** The signed decimal that pages use, or the typed number if no page has it. */
  number: string;
  known: boolean;
}

/** What hits tell about the words that may be typed next. */
export type FoundTexts = Pick<SearchHit, 'title' | 'excerpt' | 'matched'>;

export interface SearchHit {
  /** Address with the best section's anchor. */
  url: string;
  title: string;
  /** Heading of the best section; absent where the page as a whole is meant. */
  section?: string;
  kind: Kind;
  topics: string[];
  tags: string[];
  platforms: Platform[];
  status?: Status;
  /** ISO 8601 date. */
  reviewed?: string;
  /** Text around the best match, to be shown part by part; never HTML. */
  excerpt: ExcerptPart[];
  score: number;
  /** How the words of the query were found here. */
  matched: MatchedTerm[];
  /** Parts of the score by name, if asked for. */
  explain?: Record<string, number>;
}

export interface ExcerptPart {
  text: string;
  marked: boolean;
}

export interface MatchedTerm {
  /** Word of the query. */
  typed: string;
  /** Term of the index that matched best. */
  found: string;
  how: 'exact' | 'form' | 'prefix' | 'part' | 'typo' | 'synonym';
  fields: Field[];
}

/** What the index tells apart, strongest first. */
export const fields = ['title', 'names', 'heading', 'text'] as const;

export type Field = (typeof fields)[number];
