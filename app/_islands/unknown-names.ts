import type { SearchHit } from '@/lib/search/search-engine';

/** What an entitlement, key, service, right or attribute looks like. */
const shapes =
  /^(?:com\.apple\.[\w.-]+|kTCCService\w+|NS(?=\w+UsageDescription)\w+|kSec[A-Z]\w+|system\.[\w.-]+|builtin:[\w,.-]+)$/;

/**
 * Words of a query that look like identifiers but stand in no table: misspelt, invented, or newer than the tables. A last
 * word that goes on to a name of the hits may still be typed, and is none of them.
 *
 * @param hits best match first; a known name is among the first
 */
export function unknownNames(query: string, hits: readonly Pick<SearchHit, 'kind' | 'title'>[]): string[] {
  const names = hits
    .filter(({ kind }) => kind === 'name' || kind === 'code')
    .map(({ title }) => title.replace(/ \(-?\d+\)$/, '').toLowerCase());
  const known = (word: string) =>
    names.includes(word) || (query.toLowerCase().endsWith(word) && names.some((name) => name.startsWith(word)));
  const words = query.split(/[\s,;"'<>]+/).filter((word) => shapes.test(word));
  return [...new Set(words)].filter((word) => !known(word.toLowerCase()));
}
