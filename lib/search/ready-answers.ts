import type { SearchResult } from './search-engine';

/** Hits in a ready answer, as many as the search field shows. */
export const hitsInField = 8;

/** What may be asked next after a start, answered when the site was built. */
export interface ReadyAnswers {
  /** Queries one letter longer than the start; those that find nothing are left out. */
  answers: Record<string, SearchResult>;
  /** Those of them with a file of their own for what follows them, and the hash in its name. */
  next: Record<string, string>;
}

/** Name of a start's file, beside the index. */
export function readyAnswersName(start: string, hash: string): string {
  return `ready-${start}-${hash}.json`;
}

/**
 * @throws {SyntaxError} if it is no JSON
 * @throws {TypeError} if it is something else
 */
export function openReadyAnswers(text: string): ReadyAnswers {
  const content = JSON.parse(text) as Partial<ReadyAnswers> | null;
  if (!content?.answers || !content.next) throw new TypeError('Unexpected search file, expected answers');
  return content as ReadyAnswers;
}
