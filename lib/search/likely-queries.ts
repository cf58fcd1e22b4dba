import type { SearchHit } from './search-engine';

/** More would seldom be what is typed next. */
const most = 3;

/**
 * What the reader of these hits is likely to be typing: the query with its unfinished last word completed as the hits
 * complete it, best first, at most three. Empty once the last word is whole.
 */
export function likelyQueries(query: string, hits: readonly Pick<SearchHit, 'matched'>[]): string[] {
  const queries = new Set<string>();
  for (const { typed, found, how } of hits.flatMap(({ matched }) => matched)) {
    if (how !== 'prefix' || !query.endsWith(typed)) continue;
    queries.add(query.slice(0, query.length - typed.length) + found);
    if (queries.size === most) break;
  }
  return [...queries];
}
