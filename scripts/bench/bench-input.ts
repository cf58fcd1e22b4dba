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
  /** Queries that nothing was tuned for, with the places of all pages that answer each; the real size only. */
  unseen: { query: string; pages: number[] }[];
}

export interface RelevanceItem {
  query: string;
  page: number;
  rank: number;
  /** A written form of a number, a symbol or an identifier: the page has to come first. */
  form: boolean;
}
