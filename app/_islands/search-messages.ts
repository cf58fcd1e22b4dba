import type { SearchHit, SearchOptions } from '@/lib/search/search-engine';

/** What a page asks its search worker. */
export interface Question {
  id: number;
  query: string;
  options: AnswerOptions;
  /** Address of the index's entry file. */
  manifest: string;
  /** Names of the files that hold much of the index, if there are such. */
  volumes?: readonly string[] | undefined;
  /** What was found, if the page has the answer already: what comes next is all it wants. */
  found?: readonly SearchHit[] | undefined;
}

export type AnswerOptions = Omit<SearchOptions, 'signal' | 'pause'>;

/** An answer to a question, or to one that is likely to follow it, with the number of the question. */
export type Reply = Answer | { id: number; error: string };

export interface Answer {
  id: number;
  query: string;
  options: AnswerOptions;
  /** The `SearchResult` as JSON: most answers ahead are never looked at, and a text costs the page next to nothing. */
  json: string;
}
