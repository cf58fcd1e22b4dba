import { createHash } from 'node:crypto';
import type { ShardFile } from '../errors/code-shards';
import type { Vocabulary } from '../model/vocabulary';
import { findBeginnings } from './beginnings';
import { countLetters } from './common-letters';
import { buildFacetLists } from './facet-lists';
import { createFieldIndex, type FieldPostings, fieldLength } from './flexsearch-index';
import { codeFileName, type FileFamily, headVersion, type SearchHead } from './head';
import type { IndexFacts } from './index-reader';
import type { SearchPage, SearchSection } from './record';
import { type Field, fields } from './search-engine';
import { type NumberedPage, writeStore } from './store';
import { type ShardSet, writeEndingShards, writeTermShards } from './term-shards';

export interface SearchFiles {
  /** Name to contents; every name but none other carries a hash of what it holds. */
  files: Map<string, Uint8Array>;
  /** Name of the file an engine reads first. */
  head: string;
  pages: number;
  sections: number;
  terms: number;
}

const sectionsPerNumber = 16;

/** A minor section is taken to be five times too long, which lowers the impact of its words. */
const minorLength = 0.2;

/** How much the length of a field counts against a term: lists of names hardly, running text as usual. */
const lengthWeights: Record<Field, number> = { title: 0.5, names: 0.2, heading: 0.5, text: 0.75 };

export interface IndexOptions {
  synonyms?: Vocabulary['synonyms'];
  /** The code tables in small files, from `buildCodeShards`. */
  codeFiles?: readonly ShardFile[];
}

/** Build all files of the index. The same pages in the same order give the same bytes. */
export function buildIndex(pages: readonly SearchPage[], options: IndexOptions = {}): SearchFiles {
  const { synonyms = [], codeFiles = [] } = options;
  const { numbered, terms, endings, facts } = indexPages(pages, synonyms);
  const store = writeStore(numbered);
  const files = new Map<string, Uint8Array>();
  const facets = toBytes(buildFacetLists(numbered));
  const facetsName = `f-${hashOf([facets])}.json`;
  files.set(facetsName, facets);
  const head: SearchHead = {
    version: headVersion,
    ...facts,
    terms: terms.separators,
    termFiles: addFamily(files, 't', '.bin', 16, terms.shards),
    endings: endings.separators,
    endingFiles: addFamily(files, 'e', '.bin', 16, endings.shards),
    chunks: store.firsts.map((first, index) => first - (store.firsts[index - 1] ?? 0)),
    chunkFiles: addFamily(files, 's', '.json', 64, store.chunks.map(toBytes)),
    facets: facetsName,
    codes: addCodeFiles(files, codeFiles),
    letters: countLetters(terms.shards),
  };
  const headBytes = toBytes(head);
  const headName = `head-${hashOf([headBytes])}.json`;
  files.set(headName, headBytes);
  return { files, head: headName, pages: numbered.length, sections: countSections(pages), terms: terms.count };
}

/** An index before it is written anywhere. */
export interface IndexedPages {
  numbered: NumberedPage[];
  /** Terms with their postings, in blocks. */
  terms: ShardSet;
  /** The vocabulary spelled backwards. */
  endings: ShardSet;
  facts: IndexFacts;
}

/** The part of the work that every home of an index has in common. */
export function indexPages(pages: readonly SearchPage[], synonyms: Vocabulary['synonyms']): IndexedPages {
  const numbered = numberPages(pages);
  const terms = writeTermShards(buildPostings(numbered));
  const last = numbered.at(-1);
  const facts = {
    pages: numbered.length,
    numbers: last ? numbersOf(last).end : 0,
    continued: numbered.flatMap((page) => numbersOf(page).continued),
    runs: runsOf(numbered),
    answers: answersOf(numbered),
    synonyms: synonyms.map((group) => [...group]),
  };
  const beginnings = findBeginnings(terms.shards, facts);
  return { numbered, terms, endings: writeEndingShards(terms), facts: { ...facts, beginnings } };
}

/** Give each page the number of its first section; 16 numbers a page, more if it has more sections. */
function numberPages(pages: readonly SearchPage[]): NumberedPage[] {
  let next = 0;
  return pages.map((page) => {
    const first = next;
    next += Math.ceil(page.sections.length / sectionsPerNumber) * sectionsPerNumber;
    return { ...page, first };
  });
}

function numbersOf(page: NumberedPage) {
  const start = page.first / sectionsPerNumber;
  const end = start + Math.ceil(page.sections.length / sectionsPerNumber);
  const continued = Array.from({ length: end - start - 1 }, (_, index) => start + 1 + index);
  return { start, end, continued };
}

function answersOf(pages: readonly NumberedPage[]): SearchHead['answers'] {
  const entries = new Map(
    pages.filter((page) => page.kind === 'entry').map((page) => [page.url, page.first / sectionsPerNumber]),
  );
  return pages.flatMap((page): [number, number][] => {
    const answer = page.answeredAt === undefined ? undefined : entries.get(page.answeredAt);
    return answer === undefined ? [] : [[page.first / sectionsPerNumber, answer]];
  });
}

function runsOf(pages: readonly NumberedPage[]): SearchHead['runs'] {
  const runs: SearchHead['runs'] = [];
  for (const page of pages) {
    const { start, end } = numbersOf(page);
    const status = page.status ?? '';
    const run = runs.at(-1);
    if (run && run[1] === page.kind && run[2] === status) run[0] += end - start;
    else runs.push([end - start, page.kind, status]);
  }
  return runs;
}

/** The strings of one field of one section. A page's title and names belong to its first section. */
function unitsOf(field: Field, page: SearchPage, section: SearchSection, index: number): readonly string[] {
  switch (field) {
    case 'title':
      if (section.title) return section.names ? [section.title] : [];
      return index === 0 ? [page.title, ...(page.aliases ?? [])] : [];
    case 'names':
      return index === 0 ? [...page.names, ...(section.names ?? [])] : (section.names ?? []);
    case 'heading':
      return section.heading ? [section.heading] : [];
    case 'text': {
      const text = [section.text, ...(section.cited ?? [])].join(' ');
      return index === 0 ? [text, ...page.keywords] : [text];
    }
  }
}

function buildPostings(pages: readonly NumberedPage[]): FieldPostings[] {
  return fields.map((field) => {
    const index = createFieldIndex(lengthWeights[field]);
    const averages = averageLengths(field, pages);
    for (const page of pages) {
      const average = averages.get(lengthClass(page)) ?? 1;
      page.sections.forEach((section, place) => {
        const units = unitsOf(field, page, section, place);
        if (units.length > 0) {
          const length = section.minor ? average * minorLength : average;
          index.add(page.first + place, units, { average: length, joined: isNamed(page) });
        }
      });
    }
    return index.postings();
  });
}

/** Pages that a query can name as a whole, in several words too: `App Attest`, `data protection keychain`. */
function isNamed(page: SearchPage): boolean {
  return page.kind !== 'entry' && page.kind !== 'post';
}

/** Codes and names are one line, other pages are texts: a length is compared with its like. */
function lengthClass(page: SearchPage): string {
  return page.kind === 'code' || page.kind === 'name' ? 'line' : 'text';
}

/** Average length of a field by class, from at most a thousand evenly spaced pages. */
function averageLengths(field: Field, pages: readonly NumberedPage[]): Map<string, number> {
  const averages = new Map<string, number>();
  for (const name of ['line', 'text']) {
    const members = pages.filter((page) => lengthClass(page) === name);
    const step = Math.max(1, Math.floor(members.length / 1000));
    let total = 0;
    let count = 0;
    for (let i = 0; i < members.length; i += step) {
      const page = members[i] as NumberedPage;
      page.sections.forEach((section, index) => {
        const units = unitsOf(field, page, section, index);
        if (units.length === 0) return;
        total += fieldLength(units);
        count++;
      });
    }
    averages.set(name, Math.max(1, total / Math.max(1, count)));
  }
  return averages;
}

function addFamily(
  files: Map<string, Uint8Array>,
  prefix: string,
  extension: string,
  filesPerHash: number,
  contents: readonly Uint8Array[],
): FileFamily {
  const hashes: string[] = [];
  for (let start = 0; start < contents.length; start += filesPerHash) {
    const group = contents.slice(start, start + filesPerHash);
    const hash = hashOf(group);
    hashes.push(hash);
    group.forEach((bytes, index) => {
      files.set(`${prefix}${start + index}-${hash}${extension}`, bytes);
    });
  }
  return { prefix, extension, filesPerHash, hashes };
}

function addCodeFiles(files: Map<string, Uint8Array>, codeFiles: readonly ShardFile[]): string {
  if (codeFiles.length === 0) return '';
  const contents = codeFiles.map(({ json }) => toBytes(json));
  const codes = hashOf(contents);
  contents.forEach((bytes, index) => {
    files.set(codeFileName({ codes }, codeFiles[index]?.name ?? ''), bytes);
  });
  return codes;
}

function hashOf(contents: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const bytes of contents) hash.update(`${bytes.length} `).update(bytes);
  return hash.digest('hex').slice(0, 8);
}

function toBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function countSections(pages: readonly SearchPage[]): number {
  return pages.reduce((sum, page) => sum + page.sections.length, 0);
}
