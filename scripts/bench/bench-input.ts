import type { ShardFile } from '@/lib/errors/code-shards';
import type { SearchPage } from '@/lib/search/record';
import type { QuerySets } from './query-sets';

/** What every engine is measured with at one size. */
export interface BenchInput {
  pages: readonly SearchPage[];
  synonyms: string[][];
  codeFiles: readonly ShardFile[];
  sets: QuerySets;
  /** What people type, with the places of the pages that are right and the worst rank allowed; the real size only. */
  relevance: RelevanceItem[];
}

export interface RelevanceItem {
  query: string;
  page: number;
  rank: number;
  /** A written form of a number, a symbol or an identifier: the page has to come first. */
  form: boolean;
}
