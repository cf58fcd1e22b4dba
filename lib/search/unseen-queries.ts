import { rankOf } from './parse-relevance';
import type { SearchEngine } from './search-engine';

/** A query that nothing was tuned for, with the pages that answer it. */
export interface UnseenQuery {
  query: string;
  /** Any of them is right; the best one first. */
  addresses: string[];
}

export interface AskedQuery extends UnseenQuery {
  /** Rank of the first of its pages among the first ten hits; 0 if none is there. */
  found: number;
}

/**
 * Read `tests/content/unseen.tsv`: a query, a tab, and the addresses that answer it, set apart by spaces. Lines that start
 * with `#` say what the file is.
 *
 * @throws {SyntaxError} naming the line
 */
export function parseUnseen(text: string): UnseenQuery[] {
  return text.split('\n').flatMap((line, index) => {
    if (line === '' || line.startsWith('# ')) return [];
    const [query, cell = '', more] = line.split('\t');
    const addresses = cell.split(' ');
    if (!query || more !== undefined || !addresses.every((address) => /^\/.+\/$/.test(address)))
      throw new SyntaxError(`Unexpected line ${index + 1} of the unseen queries, expected a query and addresses`);
    return [{ query, addresses }];
  });
}

/** Ask an engine every query, in order. */
export async function askUnseen(queries: readonly UnseenQuery[], engine: SearchEngine): Promise<AskedQuery[]> {
  const asked: AskedQuery[] = [];
  for (const { query, addresses } of queries) {
    const { hits } = await engine.search(query, { limit: 10 });
    const ranks = addresses.map((address) => rankOf(address, hits)).filter((rank) => rank > 0);
    asked.push({ query, addresses, found: ranks.length > 0 ? Math.min(...ranks) : 0 });
  }
  return asked;
}
