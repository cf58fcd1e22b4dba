import type { Library } from '../model/library';

/** Days after which a review is old. */
const longest = 365;

/** Day of the newest review in the content (`YYYY-MM-DD`): what the same content always has, unlike today. */
export function newestReview({ entries, topics, notes, paths }: Library): string {
  return [...entries, ...topics, ...notes, ...paths].reduce(
    (newest, { reviewed }) => (reviewed > newest ? reviewed : newest),
    '1970-01-01',
  );
}

/** Whether a page was last looked at more than a year before the newest one, so that readers should be told. */
export function isOldReview(reviewed: string, newest: string): boolean {
  return (Date.parse(newest) - Date.parse(reviewed)) / 86_400_000 > longest;
}
