import type { Code } from '../model/code';
import type { NumberBlock } from '../model/error-tables';
import { groupBy } from '../model/group-by';
import { codeKey, type Library } from '../model/library';
import { anchorOf, codeAnchor, url } from '../site';
import type { CodeBook, DomainHints } from './code-table';
import { openCodeTable } from './open-code-table';

/** What the decoder needs of the library. */
export type DecodeSource = Pick<Library, 'codes' | 'families' | 'domains' | 'blocks' | 'identifiers' | 'notes'> & {
  entries: readonly Pick<Library['entries'][number], 'slug' | 'title' | 'explains' | 'names' | 'posts'>[];
  topics: readonly Pick<Library['topics'][number], 'slug' | 'title' | 'explains' | 'names'>[];
  posts: readonly Pick<Library['posts'][number], 'id' | 'feedback'>[];
};

const deprecated = 1;
const privateHeader = 2;
const noted = 4;

/** Domain, family (positions), number, symbol, aliases joined by spaces, meaning, bits, pages that explain it. */
type CodeRow = [number, number, number, string, string, string, number, ...number[]];

/** Table (position), name, anchor or empty where it follows from the name, what it is, partners, pages. */
type IdentifierRow = [number, string, string, string, string, ...number[]];

interface DecodeTablesJson {
  version: 1;
  domainNames: string[];
  families: [string, string, number][];
  codes: CodeRow[];
  /** Printed, constant, family, framework, hints joined by spaces. */
  domains: [string, string, string, string, string][];
  blocks: [string, number, number, string, string][];
  identifierTables: string[];
  identifiers: IdentifierRow[];
  /** Address and title of entries and topics. */
  pages: [string, string][];
  /** Names of functions, types and keys that a page explains. */
  names: [string, number][];
  feedback: [string, number][];
  /** Where it is printed, the text, what it means. */
  messages: [string, string, string][];
  /** Printed in place of a number, and the code's position in `codes`. */
  sentences: [string, number][];
}

export interface Page {
  title: string;
  href: string;
}

export interface TableIdentifier {
  table: string;
  name: string;
  /** What it gates or means; empty where the table says nothing. */
  meaning: string;
  /** `restricted` and so on of an entitlement, the TCC service of a privacy key, the raw value of an attribute. */
  partner: string;
  href: string;
  pages: readonly Page[];
}

/** The decoder's look-ups. All are constant in time. */
export interface DecodeTables {
  book: CodeBook;
  /** Codes of a symbol spelled as in the headers, or as Swift spells it. */
  symbol(name: string): readonly Code[];
  identifier(table: string, name: string): TableIdentifier | undefined;
  /** Whatever tables know a name; entitlements first. */
  identifiers(name: string): readonly TableIdentifier[];
  table(table: string): readonly TableIdentifier[];
  /** Entries and topics that explain a code, entries first. */
  pagesOf(code: Code): readonly Page[];
  namePage(name: string): Page | undefined;
  feedbackPage(number: string): Page | undefined;
  messages: readonly { domain: string; text: string; meaning: string }[];
  /** Codes by the beginning of the sentence that is printed for them; each sentence has at least `sentenceStart` letters. */
  sentences: ReadonlyMap<string, readonly { text: string; code: Code }[]>;
  hasNote(code: Code): boolean;
  codeHref(code: Code): string;
}

/**
 * Reduce a library to one table for the decoder: plain JSON, the same bytes for the same library.
 *
 * @returns a value for `JSON.stringify`, to be read by `openDecodeTables`
 */
export function buildDecodeTables(library: DecodeSource): unknown {
  const { families, blocks } = library;
  const domainNames = [...new Set(library.codes.map((code) => code.domain))];
  const identifierTables = [...new Set(library.identifiers.map((identifier) => identifier.table))].filter(
    (table) => !unusedTables.has(table),
  );
  const meanings = new Map(library.notes.map((note) => [note.key, note.meaning]));
  const sources = [
    ...library.entries.map((entry) => ({ ...entry, href: url.entry(entry.slug) })),
    ...library.topics.map((topic) => ({ ...topic, href: url.topic(topic.slug) })),
  ];
  const pagesByKey = new Map<string, number[]>();
  for (const [page, { explains }] of sources.entries()) {
    for (const key of explains) pagesByKey.set(key, [...(pagesByKey.get(key) ?? []), page]);
  }
  const domainOf = new Map(domainNames.map((name, index) => [name, index]));
  const familyOf = new Map(families.map((family, index) => [family.id, index]));
  const codeRow = (code: Code): CodeRow => {
    const meaning = meanings.get(codeKey(code));
    const bits =
      (code.deprecated ? deprecated : 0) +
      (/Priv\.h$/.test(code.header) ? privateHeader : 0) +
      (meaning === undefined ? 0 : noted);
    return [
      domainOf.get(code.domain) ?? 0,
      familyOf.get(code.family) ?? 0,
      code.code,
      code.symbol,
      code.aliases.join(' '),
      meaning ?? code.note,
      bits,
      ...(pagesByKey.get(codeKey(code)) ?? []),
    ];
  };
  const json: DecodeTablesJson = {
    version: 1,
    domainNames,
    families: families.map(({ id, title, prior }) => [id, title, prior]),
    codes: library.codes.map(codeRow),
    domains: library.domains.map(({ printed, constant, family, framework, hints }) => [
      printed,
      constant,
      family,
      framework,
      hints.join(' '),
    ]),
    blocks: blocks.map(({ domain, low, high, name, family }) => [domain, low, high, name, family]),
    identifierTables,
    identifiers: library.identifiers.flatMap(({ table, name, anchor, fields }): IdentifierRow[] => {
      const position = identifierTables.indexOf(table);
      if (position < 0) return [];
      const pages = pagesByKey.get(`${table}/${name}`) ?? [];
      return [[position, name, anchor === anchorOf(name) ? '' : anchor, ...wordsOf(table, fields), ...pages]];
    }),
    pages: sources.map(({ href, title }) => [href, title]),
    names: namesOf(sources),
    feedback: library.posts.flatMap(({ id, feedback }) => {
      const page = library.entries.findIndex((entry) => entry.posts.includes(id));
      return page < 0 ? [] : feedback.map((number): [string, number] => [number, page]);
    }),
    messages: library.identifiers
      .filter(({ table }) => table === messageTable)
      .map(({ name, fields }) => [fields['said_by'] ?? '', name, fields['meaning'] ?? '']),
    sentences: sentencesOf(library.codes),
  };
  return json;
}

/** Letters by which sentences are looked up. */
export const sentenceStart = 12;

/** A sentence that no other program would print word for word, without its full stop. */
function sentencesOf(codes: readonly Code[]): [string, number][] {
  return codes.flatMap(({ message }, position): [string, number][] => {
    const text = message?.text.replace(/\.$/, '') ?? '';
    return text.length >= 2 * sentenceStart && text.split(' ').length > 3 ? [[text, position]] : [];
  });
}

/** Texts that stand where others have a number; found as messages, not as names. */
const messageTable = 'named-conditions';

/** Tables whose names are prose or commands, which nobody finds in a log. */
const unusedTables = new Set(['glossary', 'commands', messageTable]);

/** Column with the meaning, and column with the partner, by table. */
const columns: Record<string, [string, string]> = {
  entitlements: ['what_it_gates', 'restricted'],
  'usage-descriptions': ['gates', 'tcc_service'],
  'tcc-services': ['gates', 'tccutil_reset_name'],
  'authorization-rights': ['what_it_gates', 'class'],
  'authorization-mechanisms': ['what_it_does', 'host_process'],
  'authorization-context-keys': ['meaning', 'kind'],
  'keychain-attributes': ['meaning', 'raw_value'],
  'log-subsystems': ['when_to_use', 'process'],
};

function wordsOf(table: string, fields: Record<string, string>): [string, string] {
  const [meaning, partner] = columns[table] ?? ['meaning', ''];
  return [fields[meaning] ?? '', fields[partner] ?? ''];
}

/** A name of code: no spaces, and nothing that stands in every error's user info. */
const nameOfCode = /^(?!NSLocalized|NSUnderlying|NSDebug)[A-Za-z_][A-Za-z0-9_.]{5,60}$/;

function namesOf(pages: readonly { names: readonly string[] }[]): [string, number][] {
  const found = new Map<string, number>();
  for (const [page, { names }] of pages.entries()) {
    for (const name of names) {
      if (nameOfCode.test(name) && /[a-z][A-Z]|_|[A-Z]{2}[a-z]/.test(name) && !found.has(name)) found.set(name, page);
    }
  }
  return [...found];
}

/**
 * Open what `buildDecodeTables` made.
 *
 * @throws {TypeError} if it is something else, or of another version
 */
export function openDecodeTables(json: unknown): DecodeTables {
  const data = json as DecodeTablesJson;
  if (data?.version !== 1) throw new TypeError('Unexpected decoder tables, expected version 1; build the site again');
  const pages = data.pages.map(([href, title]): Page => ({ href, title }));
  const pick = (positions: readonly number[]) => positions.flatMap((position) => pages[position] ?? []);
  const pagesByCode = new Map<Code, readonly Page[]>();
  const notes = new Map<string, string>();
  const codes = data.codes.map((row): Code => {
    const [domain, family, number, symbol, aliases, meaning, bits, ...explained] = row;
    const code: Code = {
      domain: data.domainNames[domain] ?? '',
      family: data.families[family]?.[0] ?? '',
      code: number,
      hex: '',
      symbol,
      aliases: aliases === '' ? [] : aliases.split(' '),
      header: bits & privateHeader ? 'Priv.h' : '',
      availability: '',
      deprecated: bits & deprecated ? 'yes' : '',
      note: meaning,
      source: [],
    };
    if (bits & noted) notes.set(codeKey(code), meaning);
    if (explained.length > 0) pagesByCode.set(code, pick(explained));
    return code;
  });
  const book = openCodeTable({
    codes,
    families: data.families.map(([id, title, prior]) => ({ id, title, prior })),
    domains: data.domains.map(([printed, constant, family, framework, hints]): DomainHints => {
      return { printed, constant, family, framework, hints: hints === '' ? [] : hints.split(' ') };
    }),
    blocks: data.blocks.map(
      ([domain, low, high, name, family]): NumberBlock => ({ domain, low, high, name, family, note: '', source: [] }),
    ),
    notes,
  });
  const spellings = spellingsOf(codes);
  const tables = new Map<string, TableIdentifier[]>(data.identifierTables.map((table) => [table, []]));
  const byName = new Map<string, TableIdentifier[]>();
  for (const [position, name, anchor, meaning, partner, ...explained] of data.identifiers) {
    const table = data.identifierTables[position] ?? '';
    const href = url.table(table, anchor || anchorOf(name));
    const identifier = { table, name, meaning, partner, href, pages: pick(explained) };
    tables.get(table)?.push(identifier);
    const known = byName.get(name);
    if (known) known.push(identifier);
    else byName.set(name, [identifier]);
  }
  const names = new Map(data.names);
  const feedback = new Map(data.feedback);
  const page = (position: number | undefined) => (position === undefined ? undefined : pages[position]);
  return {
    book,
    symbol: (name) => (spellings.has(name) ? book.bySymbol(name) : []),
    identifier: (table, name) => byName.get(name)?.find((identifier) => identifier.table === table),
    identifiers: (name) => byName.get(name) ?? [],
    table: (table) => tables.get(table) ?? [],
    pagesOf: (code) => pagesByCode.get(code) ?? [],
    namePage: (name) => page(names.get(name)),
    feedbackPage: (number) => page(feedback.get(number)),
    messages: data.messages.map(([domain, text, meaning]) => ({ domain, text, meaning })),
    sentences: groupBy(
      data.sentences.flatMap(([text, position]) => {
        const code = codes[position];
        return code ? [{ text, code }] : [];
      }),
      ({ text }) => text.slice(0, sentenceStart),
    ),
    hasNote: (code) => notes.has(codeKey(code)),
    codeHref: (code) => url.number(code.code, codeAnchor(code)),
  };
}

/** Symbols as the headers and Swift spell them: in a log `Unknown` is a word, and `SecurityError` may be one. */
function spellingsOf(codes: readonly Code[]): ReadonlySet<string> {
  const spellings = new Set<string>();
  for (const { symbol, aliases } of codes) {
    for (const name of [symbol, ...aliases]) {
      if (name === '') continue;
      spellings.add(name);
      const dot = name.indexOf('.');
      if (dot > 0) spellings.add(`${name.slice(0, dot)}.Code${name.slice(dot)}`);
    }
  }
  return spellings;
}
