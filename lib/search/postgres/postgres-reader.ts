import type { Vocabulary } from '../expand-term';
import type { IndexReader, TermEntry } from '../index-reader';
import type { StoredPage, StoredSection } from '../store';
import { backwards, decodeLists, joinBlocks, shardOf, shardsAround } from '../term-shards';
import { createBatch } from './batch';
import type { Database, Statement } from './database';
import { type OpenRelease, ReleaseGoneError } from './release';
import { schema } from './schema';

/**
 * Each statement starts from the row of the release, and gives at least that: a release that was removed can't be taken for one
 * that has nothing.
 */
const fromRelease = `from ${schema}.release r left join`;

const statements = {
  blocks: {
    name: 'errsec-blocks',
    text: `select b.place, to_json(b.terms), to_json(b.pages) ${fromRelease} ${schema}.block b
      on b.release = r.number and b.backwards = $2 and b.place = any($3) where r.number = $1`,
  },
  terms: {
    name: 'errsec-terms',
    text: `select t.term, t.pages, t.postings ${fromRelease} ${schema}.term t
      on t.release = r.number and t.term = any($2) where r.number = $1`,
  },
  /** Each with its page: $2 and $3 are their numbers, in pairs. */
  sections: {
    name: 'errsec-sections',
    text: `select s.number, s.anchor, s.heading, s.text, s.title,
        p.number, p.url, p.title, p.status, p.reviewed, to_json(p.topics), to_json(p.tags), to_json(p.platforms)
      ${fromRelease} unnest($2::integer[], $3::integer[]) as wanted (page, section) on true
      left join ${schema}.page p on p.release = r.number and p.number = wanted.page
      left join ${schema}.section s on s.release = r.number and s.number = wanted.section
      where r.number = $1`,
  },
  range: {
    name: 'errsec-range',
    text: `select s.number, s.anchor, s.heading, s.text, s.title ${fromRelease} ${schema}.section s
      on s.release = r.number and s.number >= $2 and s.number < $3 where r.number = $1 order by s.number`,
  },
} satisfies Record<string, Statement>;

type BlockRow = [place: number, terms: string[], pages: number[]];
type TermRow = [term: string, pages: number, postings: Uint8Array];
type SectionRow = [...StoredSection, ...StoredPage];

/** Reads a release for one search: what the search asks for at once costs one round trip. */
export function openPostgresReader(database: Database, release: OpenRelease, signal?: AbortSignal): IndexReader {
  const { separators } = release;

  async function read<Row extends [unknown, ...unknown[]]>(statement: Statement, ...values: unknown[]): Promise<Row[]> {
    const rows = await database.read<Row>(statement, [release.number, ...values], signal);
    if (rows.length === 0) throw new ReleaseGoneError(`Cannot find release ${release.number}`);
    return rows.filter(([key]) => key !== null);
  }

  const blocksOf = (reversed: boolean) =>
    createBatch<number, Vocabulary>(async (places) => {
      const rows = await read<BlockRow>(statements.blocks, reversed, places);
      return new Map(rows.map(([place, terms, pages]) => [place, { terms, pages }]));
    });
  const block = blocksOf(false);
  const ending = blocksOf(true);
  const entry = createBatch<string, TermEntry>(async (terms) => {
    const rows = await read<TermRow>(statements.terms, terms);
    return new Map(rows.map(([term, pages, postings]) => [term, { pages, lists: decodeLists(postings) }]));
  });
  const section = createBatch<string, { stored: StoredPage; text: StoredSection }>(async (places) => {
    const pairs = places.map((place) => place.split('/').map(Number));
    const rows = await read<SectionRow>(statements.sections, ...[0, 1].map((side) => pairs.map((pair) => pair[side])));
    return new Map(rows.map((row) => [`${row[5]}/${row[0]}`, toSection(row)]));
  });

  return {
    async around(term, start) {
      const blocks = await Promise.all(shardsAround(separators.terms, term, start).map(block));
      return joinBlocks(blocks.map(expectThere));
    },
    async endingsAround(term) {
      return separators.endings.length > 0 ? ending(shardOf(separators.endings, backwards(term))) : undefined;
    },
    get: entry,
    async readSection(page, number) {
      return expectThere(await section(`${page}/${number}`));
    },
    readSections: (start, end) => read<StoredSection>(statements.range, start, end),
  };
}

function toSection(row: SectionRow): { stored: StoredPage; text: StoredSection } {
  const [number, anchor, heading, text, title, page, ...rest] = row;
  return { stored: [page * 16, ...rest], text: [number, anchor, heading, text, title] };
}

/** Every release is loaded whole. */
function expectThere<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('Unexpected gap in the index: load it again');
  return value;
}
