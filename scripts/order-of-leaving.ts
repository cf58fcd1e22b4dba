import type { Library } from '@/lib/model/library';
import { offlineBudget } from '@/lib/offline/manifest';
import { url } from '@/lib/site';

/** Bytes of the index in a copy that is too large for everything; a larger index would leave no room for what it finds. */
const largestIndex = offlineBudget;

/**
 * In which order files are left out of a copy for reading without network where there is no room for all: lists by tag
 * first, then entries, those that answer a post last and otherwise the oldest review first, then topics, the last in the
 * library first, then the index; before all these the index, if it is too large for any copy. Numbers, tables and
 * everything else stay: they do not grow with the entries.
 *
 * @param indexBytes raw bytes of all files of the index, which stay or go together
 * @returns the place of a file by its name in the site, the highest left out first; `undefined` for what stays
 */
export function orderOfLeaving(
  { entries, topics }: Pick<Library, 'entries' | 'topics'>,
  indexBytes: number,
): (name: string) => number | undefined {
  const byWorth = entries.toSorted(
    (a, b) =>
      Number(b.posts.length > 0) - Number(a.posts.length > 0) ||
      b.reviewed.localeCompare(a.reviewed) ||
      (a.slug < b.slug ? -1 : 1),
  );
  const pages = [...topics.map(({ slug }) => url.topic(slug)), ...byWorth.map(({ slug }) => url.entry(slug))];
  const places = new Map(pages.map((address, index) => [`${address.slice(1)}index.html`, index + 2]));
  const tags = pages.length + 2;
  const index = indexBytes > largestIndex ? tags + 1 : 1;
  return (name) => {
    if (name.startsWith('search-index/')) return index;
    return /^tags\/./.test(name) && name !== 'tags/index.html' ? tags : places.get(name);
  };
}
