import type { z } from 'zod';
import type { Code, NoteFrontmatter } from './code';
import type { EntryFrontmatter } from './entry';
import type { ErrorDomain, familySchema, NumberBlock, Translation } from './error-tables';
import type { SymptomPath } from './path';
import type { PostFrontmatter } from './post';
import type { referenceTableSchema } from './reference';
import type { Status } from './status';
import type { TopicFrontmatter } from './topic';
import type { Vocabulary } from './vocabulary';

/** One source of one claim. */
export interface Evidence {
  status: Status;
  url: string;
}

/** A step, fact, pitfall or open point: a list item with an address of its own. */
export interface Item {
  anchor: string;
  html: string;
  /** Without markup, for search and excerpts. */
  text: string;
  evidence: Evidence[];
}

/** A part of a page under one heading, the unit that search finds. */
export interface Section {
  /** Address within the page. Unique there. */
  anchor: string;
  title: string;
  /** 2 or 3; level-3 headings are sections of their own after their parent. */
  level: 2 | 3;
  /** Everything up to the next heading, as safe HTML with anchors and evidence marks. Without the heading itself. */
  html: string;
  /** The same without markup. */
  text: string;
  /** As written, for the Markdown form of the page. */
  markdown: string;
  /** Top-level list items with their anchors, in order. */
  items: Item[];
  evidence: Evidence[];
}

export interface Entry extends EntryFrontmatter {
  slug: string;
  sections: Section[];
  /** Keys of the codes and identifiers that the front matter names: what the page explains. */
  explains: string[];
  /** Keys of the codes and identifiers that the text names. */
  mentions: Mentions;
}

export interface Topic extends TopicFrontmatter {
  slug: string;
  sections: Section[];
  explains: string[];
  mentions: Mentions;
}

export interface Post extends PostFrontmatter {
  html: string;
  text: string;
  /** Where the capture comes from. */
  source: { text: string; url: string };
}

export interface Note extends NoteFrontmatter {
  /** Key of the code, see `codeKey`. */
  key: string;
  sections: Section[];
  mentions: Mentions;
}

export interface Mentions {
  /** `codeKey` of each code. */
  codes: string[];
  /** `table/name` of each identifier. */
  identifiers: string[];
}

export type Family = z.output<typeof familySchema>;

/** A name in `content/reference/`: entitlement, key, service, right, mechanism, attribute, command, term. */
export interface Identifier {
  table: string;
  name: string;
  /** Address within the table's page: `anchorOf(name)`, with a number where a name stands in several rows. */
  anchor: string;
  /** Remaining columns by header, empty ones left out. */
  fields: Record<string, string>;
  source: string[];
}

export type ReferenceTable = z.output<typeof referenceTableSchema>;

/** Everything pages, search and the machine-readable files are made of. Written by `scripts/build-content.ts`. */
export interface Library {
  entries: Entry[];
  topics: Topic[];
  /** Questions that lead from a symptom to its answer. */
  paths: SymptomPath[];
  posts: Post[];
  notes: Note[];
  codes: Code[];
  families: Family[];
  /** Printed domains, and the words that point to each. */
  domains: ErrorDomain[];
  /** Blocks of numbers that headers assign, for numbers that no table has. */
  blocks: NumberBlock[];
  /** The same failure in Open Directory, Directory Services and PAM. */
  translations: Translation[];
  identifiers: Identifier[];
  tables: ReferenceTable[];
  vocabulary: Vocabulary;
}

/** The one name of a code within the library: `NSOSStatusErrorDomain -50 errSecParam`. */
export function codeKey(code: { domain: string; code: number; symbol: string }): string {
  return `${code.domain} ${code.code} ${code.symbol}`.trim();
}
