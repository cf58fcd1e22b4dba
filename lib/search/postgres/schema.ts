import { headVersion } from '../head';

/**
 * Schema of the tables, with the version of all formats of the index in its name, which is raised when these tables change
 * too: an engine reads only the format it knows, and an older site goes on reading its own beside it.
 */
export const schema = `errsec_v${headVersion}`;

/** Tables that hold a partition for each release. */
export const tables = ['page', 'section', 'block', 'term', 'code_file'] as const;

/**
 * A release is one load of an index, whole from the moment its row is there. Its rows lie in partitions of their own, which
 * are filled before they are attached and dropped as a whole.
 */
export const createTables = `
create schema if not exists ${schema};

create table if not exists ${schema}.release (
  number integer generated always as identity primary key,
  loaded timestamptz not null default now(),
  -- What an engine keeps: facts about pages, lists behind filters, first terms of the blocks.
  facts json not null,
  facets json not null,
  separators json not null,
  -- Whether the code tables were loaded with it.
  codes boolean not null
);

-- What a hit shows of its page. The number of a page is that of its first section divided by 16.
create table if not exists ${schema}.page (
  release integer not null,
  number integer not null,
  url text not null,
  title text not null,
  status text not null,
  reviewed text not null,
  topics text[] not null,
  tags text[] not null,
  platforms text[] not null,
  primary key (release, number)
) partition by list (release);

create table if not exists ${schema}.section (
  release integer not null,
  number integer not null,
  anchor text not null,
  heading text not null,
  text text not null,
  title text not null,
  primary key (release, number)
) partition by list (release);

-- Sorted terms with the pages that have them, as a word's forms, completions and misspellings are looked for among them.
create table if not exists ${schema}.block (
  release integer not null,
  backwards boolean not null,
  place integer not null,
  terms text[] not null,
  pages integer[] not null,
  primary key (release, backwards, place)
) partition by list (release);

-- Where a term stands: sections and impacts of each field, see decodeLists in term-shards.ts.
create table if not exists ${schema}.term (
  release integer not null,
  term text collate "C" not null,
  pages integer not null,
  postings bytea not null,
  primary key (release, term)
) partition by list (release);

-- The exact tables of codes, in the parts that a look-up reads.
create table if not exists ${schema}.code_file (
  release integer not null,
  name text collate "C" not null,
  content text not null,
  primary key (release, name)
) partition by list (release);
`;

/** Name of a table's partition. */
export function partitionOf(table: (typeof tables)[number], release: number): string {
  if (!Number.isSafeInteger(release) || release < 1) throw new RangeError(`Unexpected release ${release}`);
  return `${schema}.${table}_${release}`;
}
