import { buildCodeShards } from '../errors/code-shards';
import type { Library } from '../model/library';
import { buildIndex, type IndexOptions, type SearchFiles } from './build-index';
import type { SearchPage } from './record';
import { buildRecords } from './records';

/** What any home of an index is made of. */
export interface SearchInput extends Required<IndexOptions> {
  pages: readonly SearchPage[];
}

/** The records of a library in their order, the synonyms of its vocabulary, and its code tables. */
export function buildSearchInput(library: Library): SearchInput {
  const { codes, families, domains, blocks, notes, vocabulary } = library;
  const meanings = new Map(notes.map((note) => [note.key, note.meaning]));
  return {
    pages: buildRecords(library),
    synonyms: vocabulary.synonyms,
    codeFiles: buildCodeShards(codes, families, domains, blocks, meanings),
  };
}

/** The index of a library as static files. */
export function buildSearchIndex(library: Library): SearchFiles {
  const { pages, ...options } = buildSearchInput(library);
  return buildIndex(pages, options);
}
