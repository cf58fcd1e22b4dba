/** A query, the address it should give, and how far down that may stand. */
export interface RelevanceRow {
  query: string;
  /** A page, or a page with an anchor where the place on it matters. */
  address: string;
  /** Worst rank allowed, from 1. */
  rank: number;
  /** Line in the table. */
  line: number;
}

/**
 * Read `tests/content/relevance.tsv`: lines of query, address and rank set apart by tabs, after a line with their names.
 * Lines that start with `#` are headings.
 *
 * @throws {SyntaxError} naming the line
 */
export function parseRelevance(text: string): RelevanceRow[] {
  const rows: RelevanceRow[] = [];
  text.split('\n').forEach((line, index) => {
    if (line === '' || line.startsWith('# ') || line === 'query\taddress\trank') return;
    const [query, address, rank, more] = line.split('\t');
    if (!query || !address?.startsWith('/') || !/^[1-9]\d?$/.test(rank ?? '') || more !== undefined)
      throw new SyntaxError(`Unexpected line ${index + 1} of the relevance table, expected query, address and rank`);
    rows.push({ query, address, rank: Number(rank), line: index + 1 });
  });
  return rows;
}

/**
 * Rank of the first hit at an address, or at a place within it; 0 if there is none. A quoted post is not the page that
 * quotes it.
 */
export function rankOf(address: string, hits: readonly { url: string; kind: string }[]): number {
  return (
    1 +
    hits.findIndex(({ url, kind }) => {
      if (address.includes('#')) return url === address || url.startsWith(`${address}.`);
      return kind !== 'post' && url.replace(/#.*/, '') === address;
    })
  );
}
