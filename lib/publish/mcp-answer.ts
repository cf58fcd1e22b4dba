import type { Library } from '../model/library';
import type { SearchEngine } from '../search/search-engine';

/** What answers are made of: the built library and index. */
export interface Knowledge {
  library: Library;
  engine: SearchEngine;
  /** Put before addresses of pages; without a slash at the end. */
  origin: string;
}

/** What an assistant gets. */
export interface Answer {
  /** Markdown. */
  text: string;
  /** Whether the site knows something of what was asked for; if not, the text begins with `Not known`. */
  known: boolean;
}

/** What every answer ends with, so that nobody takes it for more than it is. */
export function colophon({ library }: Knowledge): string {
  const dates = [...library.entries, ...library.topics, ...library.notes].map(({ reviewed }) => reviewed).sort();
  return `— errSec, content reviewed up to ${dates.at(-1)}. Status words: confirmed (by Apple staff), documented, standard, source-code, reported (by developers), inferred (by us), open (nobody has said). What is not here is not known to errSec, which does not mean that it does not exist.`;
}
