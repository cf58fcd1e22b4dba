import type { Vocabulary } from './expand-term';
import type { SearchHead } from './head';
import type { Soon } from './soon';
import type { StoredPage, StoredSection } from './store';
import type { TermLists } from './term-shards';

/** What an engine keeps of an index from the first query on: facts about pages, and nothing that grows with the text. */
export type IndexFacts = Pick<
  SearchHead,
  'pages' | 'numbers' | 'continued' | 'runs' | 'answers' | 'synonyms' | 'beginnings'
>;

/**
 * Where the terms and texts of an index come from: static files, or tables of a database. Every reader of the same pages
 * gives the same answers, so results don't depend on it; how a query is read and scored stays outside.
 */
export interface IndexReader {
  /**
   * The block of the sorted vocabulary that has the term or would have it.
   *
   * @param start a beginning of the term: with the blocks beside that may have terms with it
   */
  around(term: string, start?: string): Soon<Vocabulary>;
  /** Start to fetch what a look-up of a term will read first, if that is a fetch. What fails is told to who reads it. */
  prefetch?(term: string): void;
  /** The block of the vocabulary spelled backwards; `undefined` if no word is in it. */
  endingsAround(term: string): Soon<Vocabulary | undefined>;
  /** Terms with a start, as far as they are at hand: enough to guess what is typed next. Absent where none ever are. */
  continuing?(start: string): Soon<Vocabulary>;
  /** Where a term stands; `undefined` if nothing has it. */
  get(term: string): Soon<TermEntry | undefined>;
  /** A section with what its page is. */
  readSection(page: number, section: number): Soon<{ stored: StoredPage; text: StoredSection }>;
  /** Sections from a number to before another. */
  readSections(start: number, end: number): Soon<StoredSection[]>;
}

export interface TermEntry {
  lists: TermLists;
  /** Pages that have the term; more than are listed where the list was cut. */
  pages: number;
}
