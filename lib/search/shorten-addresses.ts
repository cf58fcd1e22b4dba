/**
 * A query in which the address of one of Apple's pages for developers has only the part that tells it from others, its
 * last, so that what cites the page is found. A thread of the forum is a word such as `735565thread`: its number is no
 * error's.
 */
export function shortenAddresses(query: string): string {
  return query.replace(/\bthread\/(\d+)\S*/g, '$1thread').replace(/\S*developer\.apple\.com\/[^\s#]*\/(?=[^\W_])/g, '');
}
