import { type RelevanceRow, rankOf } from './parse-relevance';
import type { SearchEngine } from './search-engine';

export interface MeasuredRow extends RelevanceRow {
  /** Rank of the address among the first ten hits; 0 if it is not there. */
  found: number;
  passed: boolean;
}

/** Ask an engine every query of the relevance table. Rows keep their order. */
export async function measureRelevance(rows: readonly RelevanceRow[], engine: SearchEngine): Promise<MeasuredRow[]> {
  const measured: MeasuredRow[] = [];
  for (const row of rows) {
    const { hits } = await engine.search(row.query, { limit: 10 });
    const found = rankOf(row.address, hits);
    measured.push({ ...row, found, passed: found > 0 && found <= row.rank });
  }
  return measured;
}
