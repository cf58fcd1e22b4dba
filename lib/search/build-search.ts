import { buildCodeShards } from '../errors/code-shards';
import type { Library } from '../model/library';
import { buildIndex, type SearchFiles } from './build-index';
import { buildRecords } from './records';

/** The index of a library: its records in their order, the synonyms of its vocabulary, and its code tables. */
export function buildSearchIndex(library: Library): SearchFiles {
  const { codes, families, domains, blocks, notes, vocabulary } = library;
  const meanings = new Map(notes.map((note) => [note.key, note.meaning]));
  return buildIndex(buildRecords(library), {
    synonyms: vocabulary.synonyms,
    codeFiles: buildCodeShards(codes, families, domains, blocks, meanings),
  });
}
