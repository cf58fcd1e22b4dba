import type { Library } from '../model/library';
import { buildIndex, type SearchFiles } from './build-index';
import { buildRecords } from './records';

/** The index of a library: the records in their order, and the synonyms of its vocabulary. */
export function buildSearchIndex(library: Library): SearchFiles {
  return buildIndex(buildRecords(library), library.vocabulary.synonyms);
}
