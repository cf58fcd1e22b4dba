import { type OpenIndex, openIndex } from '../create-engine';
import type { FacetIndex } from '../facet-index';
import { openFacetIndex } from '../facet-index';
import type { FacetLists } from '../facet-lists';
import type { IndexFacts } from '../index-reader';
import type { Database } from './database';
import { schema } from './schema';

/** What an engine keeps of a release in memory: nothing that grows with the texts. */
export interface OpenRelease {
  number: number;
  index: OpenIndex;
  facets: FacetIndex;
  /** First term of each block. */
  separators: { terms: string[]; endings: string[] };
  hasCodes: boolean;
}

/** A release was removed while someone read it: the reader has been slower than two loads. */
export class ReleaseGoneError extends Error {}

const newest = { name: 'errsec-newest', text: `select max(number) from ${schema}.release` };
const whole = {
  name: 'errsec-release',
  text: `select facts::text, facets::text, separators::text, codes from ${schema}.release where number = $1`,
};

/** @throws {Error} if nothing was loaded yet */
export async function newestRelease(database: Database, signal?: AbortSignal): Promise<number> {
  const [row] = await database.read<[number | null]>(newest, [], signal);
  if (!row?.[0]) throw new Error('Cannot search: PostgreSQL holds no index; run `npm run load:postgres` first');
  return row[0];
}

export async function openRelease(database: Database, number: number): Promise<OpenRelease> {
  const [row] = await database.read<[string, string, string, boolean]>(whole, [number]);
  if (!row) throw new ReleaseGoneError(`Cannot find release ${number}`);
  const facts = JSON.parse(row[0]) as IndexFacts;
  return {
    number,
    index: openIndex(facts),
    facets: openFacetIndex(facts, JSON.parse(row[1]) as FacetLists),
    separators: JSON.parse(row[2]) as OpenRelease['separators'],
    hasCodes: row[3],
  };
}
