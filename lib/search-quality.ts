import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type MeasuredRow, measureRelevance } from './search/measure-relevance';
import { parseRelevance } from './search/parse-relevance';
import type { SearchEngine } from './search/search-engine';
import { openStaticEngine } from './search/static-engine';
import { type AskedQuery, askUnseen, parseUnseen } from './search/unseen-queries';

/** The queries whose right answer is known, in a file that tests read too. */
export const relevanceFile = 'tests/content/relevance.tsv';

/** Queries that nothing was tuned for. */
export const unseenFile = 'tests/content/unseen.tsv';

export interface SearchQuality {
  /** Every query of the relevance table. */
  rows: MeasuredRow[];
  unseen: AskedQuery[];
}

let cached: Promise<SearchQuality> | undefined;

/**
 * How the index that was just built answers queries with known answers: asked anew in each build.
 *
 * @throws if the index was not built
 */
export function getSearchQuality(root = process.cwd()): Promise<SearchQuality> {
  if (cached && process.env['NODE_ENV'] !== 'development') return cached;
  cached = askAll(root);
  return cached;
}

async function askAll(root: string): Promise<SearchQuality> {
  const engine = await openBuilt(path.join(root, 'public', 'search-index'));
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  return {
    rows: await measureRelevance(parseRelevance(read(relevanceFile)), engine),
    unseen: await askUnseen(parseUnseen(read(unseenFile)), engine),
  };
}

async function openBuilt(folder: string): Promise<SearchEngine> {
  const { manifest } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { manifest: string };
  return openStaticEngine((name) => readFile(path.join(folder, name)), manifest);
}
