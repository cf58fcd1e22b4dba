import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type MeasuredRow, measureRelevance } from './search/measure-relevance';
import { parseRelevance } from './search/parse-relevance';
import { openStaticEngine } from './search/static-engine';

/** The queries whose right answer is known, in a file that tests read too. */
export const relevanceFile = 'tests/content/relevance.tsv';

let cached: Promise<MeasuredRow[]> | undefined;

/**
 * How the index that was just built answers every query of the relevance table: asked anew in each build.
 *
 * @throws if the index was not built
 */
export function getSearchQuality(root = process.cwd()): Promise<MeasuredRow[]> {
  if (cached && process.env['NODE_ENV'] !== 'development') return cached;
  cached = askAll(root);
  return cached;
}

async function askAll(root: string): Promise<MeasuredRow[]> {
  const folder = path.join(root, 'public', 'search-index');
  const rows = parseRelevance(readFileSync(path.join(root, relevanceFile), 'utf8'));
  const { manifest } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { manifest: string };
  return measureRelevance(rows, await openStaticEngine((name) => readFile(path.join(folder, name)), manifest));
}
