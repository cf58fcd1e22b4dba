import type { Client } from 'pg';
import type { ShardFile } from '../../errors/code-shards';
import { type IndexedPages, indexPages } from '../build-index';
import type { SearchInput } from '../build-search';
import { buildFacetLists } from '../facet-lists';
import type { NumberedPage } from '../store';
import { openTermShard, type ShardSet } from '../term-shards';
import { createTables, partitionOf, schema, tables } from './schema';

export interface LoadedRelease {
  number: number;
  pages: number;
  terms: number;
  /** Older releases that were removed. */
  removed: number[];
  /** Older releases that could not be removed, because readers were busy with them; the next load tries again. */
  kept: number[];
}

/** Characters sent in one statement, about. */
const batchSize = 1_000_000;

/** Any number; the same for every load into a database. */
const loadLock = 5_466_025_300;

/**
 * Load an index into the database in one transaction. Engines read the last release until this one is complete. The release
 * before it stays, for searches under way; older ones are removed.
 *
 * @throws if another load is running, or the database refuses; nothing has changed then
 */
export async function loadRelease(client: Client, input: SearchInput): Promise<LoadedRelease> {
  const index = indexPages(input.pages, input.synonyms);
  await client.query('begin');
  try {
    const { rows } = await client.query('select pg_try_advisory_xact_lock($1) as free', [loadLock]);
    if (!rows[0].free) throw new Error('Cannot load the index: another load is running');
    await client.query(createTables);
    const number = await insertRelease(client, index, input.codeFiles.length > 0);
    for (const table of tables)
      await client.query(
        `create table ${partitionOf(table, number)} (like ${schema}.${table} including defaults including constraints)`,
      );
    await fillTables(client, number, index, input.codeFiles);
    for (const table of tables) await attach(client, table, number);
    await client.query('commit');
    return { number, pages: index.numbered.length, terms: index.terms.count, ...(await removeOld(client)) };
  } catch (error) {
    // The first fault is the one to tell; a lost connection can't roll back, and needs not.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function insertRelease(client: Client, index: IndexedPages, codes: boolean): Promise<number> {
  const { facts, numbered, terms, endings } = index;
  const { rows } = await client.query(
    `insert into ${schema}.release (facts, facets, separators, codes) values ($1, $2, $3, $4) returning number`,
    [
      JSON.stringify(facts),
      JSON.stringify(buildFacetLists(numbered)),
      JSON.stringify({ terms: terms.separators, endings: endings.separators }),
      codes,
    ],
  );
  return rows[0].number;
}

async function fillTables(
  client: Client,
  release: number,
  { numbered, terms, endings }: IndexedPages,
  codeFiles: readonly ShardFile[],
): Promise<void> {
  await fill(client, 'page', release, pageColumns, numbered.map(toPageRow));
  await fill(client, 'section', release, sectionColumns, toSectionRows(numbered));
  await fill(client, 'block', release, blockColumns, toBlockRows(terms, false));
  await fill(client, 'block', release, blockColumns, toBlockRows(endings, true));
  await fill(client, 'term', release, termColumns, toTermRows(terms));
  const files = codeFiles.map(({ name, json }) => ({ name, content: JSON.stringify(json) }));
  await fill(client, 'code_file', release, 'name text, content text', files);
}

const pageColumns =
  'number integer, url text, title text, status text, reviewed text, topics text[], tags text[], platforms text[]';
const sectionColumns = 'number integer, anchor text, heading text, text text, title text';
const blockColumns = 'backwards boolean, place integer, terms text[], pages integer[]';
/** Postings come in hexadecimal digits, which is how a `bytea` is written. */
const termColumns = 'term text, pages integer, postings bytea';

/** @param columns names and types, in the words of the schema */
async function fill(
  client: Client,
  table: (typeof tables)[number],
  release: number,
  columns: string,
  rows: Iterable<object>,
): Promise<void> {
  const names = columns.replace(/ [a-z[\]]+(?=,|$)/g, '');
  const statement = `insert into ${partitionOf(table, release)} (release, ${names})
    select $1, ${names} from json_to_recordset($2) as rows (${columns})`;
  let batch: string[] = [];
  let size = 0;
  const send = async () => {
    if (batch.length > 0) await client.query(statement, [release, `[${batch.join(',')}]`]);
    batch = [];
    size = 0;
  };
  for (const row of rows) {
    const json = JSON.stringify(row);
    batch.push(json);
    size += json.length;
    if (size > batchSize) await send();
  }
  await send();
}

function toPageRow(page: NumberedPage) {
  const { first, url, title, status = '', reviewed = '', topics, tags, platforms } = page;
  return { number: first / 16, url, title, status, reviewed, topics, tags, platforms };
}

function* toSectionRows(pages: readonly NumberedPage[]) {
  for (const page of pages) {
    for (const [index, { anchor, heading, text, title = '' }] of page.sections.entries())
      yield { number: page.first + index, anchor, heading, text, title };
  }
}

function* toBlockRows(set: ShardSet, backwards: boolean) {
  for (const [place, shard] of set.shards.entries()) {
    const { terms, pages } = openTermShard(shard);
    yield { backwards, place, terms, pages };
  }
}

function* toTermRows(set: ShardSet) {
  for (const shard of set.shards) {
    const { terms, pages, bytes } = openTermShard(shard);
    for (const [index, term] of terms.entries())
      yield { term, pages: pages[index], postings: `\\x${Buffer.from(bytes(index)).toString('hex')}` };
  }
}

/** Indexes come after the rows: that is faster, and they are dense. */
async function attach(client: Client, table: (typeof tables)[number], release: number): Promise<void> {
  const keys = { page: 'number', section: 'number', block: 'backwards, place', term: 'term', code_file: 'name' };
  const partition = partitionOf(table, release);
  await client.query(`alter table ${partition} add primary key (release, ${keys[table]})`);
  // With this, attaching needs not read the rows again.
  await client.query(`alter table ${partition} add constraint of_release check (release = ${release})`);
  await client.query(`alter table ${schema}.${table} attach partition ${partition} for values in (${release})`);
  await client.query(`analyze ${partition}`);
}

async function removeOld(client: Client): Promise<Pick<LoadedRelease, 'removed' | 'kept'>> {
  const { rows } = await client.query(`select number from ${schema}.release order by number desc offset 2`);
  const removed: number[] = [];
  const kept: number[] = [];
  for (const { number } of rows) {
    const done = await removeRelease(client, number);
    (done ? removed : kept).push(number);
  }
  return { removed, kept };
}

/** @returns false if readers kept the tables busy for longer than a few seconds */
async function removeRelease(client: Client, number: number): Promise<boolean> {
  try {
    await client.query('begin');
    await client.query("set local lock_timeout = '3s'");
    await client.query(`delete from ${schema}.release where number = $1`, [number]);
    await client.query(`drop table ${tables.map((table) => partitionOf(table, number)).join(', ')}`);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    if ((error as { code?: string }).code === '55P03') return false;
    throw error;
  }
}
