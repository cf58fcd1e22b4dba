/**
 * Build the search index of so many entries of a library, in a process of its own; prints JSON.
 *
 *   node --import tsx scripts/bench/measure-index.ts ROOT PROJECT ENTRIES FOLDER
 *
 * ROOT has our own entries, PROJECT a built library. Writes the index to FOLDER, and queries to FOLDER.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { getLibrary } from '@/lib/content/library';
import { parseRelevance } from '@/lib/search/parse-relevance';
import { buildRecords } from '@/lib/search/records';
import { buildSearch } from '@/scripts/build-search';
import { createQuerySets } from './query-sets';
import { takeEntries } from './scale-project';

export interface IndexFigures {
  pages: number;
  sections: number;
  terms: number;
  files: number;
  bytes: number;
  seconds: number;
  /** Most resident memory in bytes: with the library, and with the library alone. */
  memory: number;
  libraryMemory: number;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [root = '', project = '', entries = '', folder = ''] = process.argv.slice(2);
  const library = await takeEntries(getLibrary(project), root, Number(entries));
  const libraryMemory = process.resourceUsage().maxRSS * 1024;
  const { pages, sections, terms, files, bytes, seconds } = await buildSearch({ library, outDir: folder });
  const memory = process.resourceUsage().maxRSS * 1024;
  const { known } = createQuerySets(buildRecords(library));
  const relevance = parseRelevance(readFileSync(path.join(root, 'tests', 'content', 'relevance.tsv'), 'utf8'));
  const queries = {
    'what people type': relevance.map(({ query }) => query),
    'title and paragraph': known['title and paragraph'].map(({ query }) => query),
    typo: known.typo.map(({ query }) => query),
    'unfinished word': known['unfinished word'].map(({ query }) => query),
  };
  writeFileSync(`${folder}.json`, JSON.stringify(queries));
  const figures: IndexFigures = { pages, sections, terms, files, bytes, seconds, memory, libraryMemory };
  console.log(JSON.stringify(figures));
}
