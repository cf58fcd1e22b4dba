import path from 'node:path';
import type { VFile } from 'vfile';
import { parseCodeTable } from '../errors/parse-code-table';
import { parseDomains } from '../errors/parse-domains';
import { parseFamilies } from '../errors/parse-families';
import { parseMessages, withMessages } from '../errors/parse-messages';
import { parseRanges } from '../errors/parse-ranges';
import { parseReferenceTable, parseReferenceTables } from '../errors/parse-reference-table';
import { parseTranslations } from '../errors/parse-translations';
import type { Family, Library } from '../model/library';
import { report } from '../rules';
import type { ContentFile, ContentFiles } from './content-file';

export type Tables = Pick<
  Library,
  'codes' | 'families' | 'domains' | 'blocks' | 'translations' | 'identifiers' | 'tables'
>;

export interface ParsedTables {
  tables: Tables;
  /** False if a table of codes or identifiers is missing or can't be read at all. Single rows with a problem don't count. */
  complete: boolean;
}

/** Read all tables of codes and identifiers. A table without a family, or the reverse, is reported. */
export function parseTables({ errors, reference }: Pick<ContentFiles, 'errors' | 'reference'>): ParsedTables {
  const families = parse(errors.families, parseFamilies);
  const tables = parse(reference.index, parseReferenceTables);
  const seen = new Map<string, string>();
  checkListed(errors.tables, families, errors.families);
  checkListed(reference.tables, tables, reference.index);
  const codes = families.flatMap(({ id }) =>
    parse(tableOf(errors.tables, id), (file) => parseCodeTable(file, id, seen)),
  );
  const messages = parse(errors.messages, (file) => parseMessages(file, codes));
  const identifiers = tables.flatMap((table) =>
    parse(tableOf(reference.tables, table.id), (file) => parseReferenceTable(file, table)),
  );
  const domains = parse(errors.domains, parseDomains);
  const blocks = parse(errors.ranges, parseRanges);
  checkFamilies(errors.domains, domains, families);
  checkFamilies(errors.ranges, blocks, families);
  return {
    tables: {
      families,
      codes: withMessages(codes, messages),
      domains,
      blocks,
      translations: parse(errors.translations, parseTranslations),
      tables,
      identifiers,
    },
    complete: [errors.families, ...errors.tables, reference.index, ...reference.tables].every(isReadable),
  };
}

/** A file that is empty or not text has its problem already; no table is made of it. */
function parse<Row>(file: ContentFile | undefined, parseFile: (file: VFile) => Row[]): Row[] {
  return file?.text === undefined ? [] : parseFile(file.vfile);
}

function tableOf(files: readonly ContentFile[], id: string): ContentFile | undefined {
  return files.find((file) => file.name === id);
}

/** Report tables that no list names, and listed tables that have no file. */
function checkListed(files: readonly ContentFile[], list: readonly { id: string }[], index: ContentFile): void {
  for (const file of files) {
    if (isReadable(index) && !list.some(({ id }) => id === file.name)) {
      report(file.vfile, 'table-unlisted', { line: 1 }, file.name, index.vfile.path);
    }
  }
  for (const { id } of list) {
    if (tableOf(files, id)) continue;
    report(index.vfile, 'table-missing', placeOfId(index, id), `${path.posix.dirname(index.vfile.path)}/${id}.tsv`);
  }
}

/** Report families that rows name and no list has. */
function checkFamilies(file: ContentFile, rows: readonly { family: string }[], families: readonly Family[]): void {
  const known = new Set(families.map(({ id }) => id));
  const lines = (file.text ?? '').split('\n');
  for (const family of new Set(rows.map((row) => row.family))) {
    if (known.has(family)) continue;
    const line = lines.findIndex((one) => one.split('\t').includes(family));
    report(file.vfile, 'unknown-family', { line: line + 1 }, family);
  }
}

function placeOfId({ text = '' }: ContentFile, id: string): { line: number } {
  const line = text.split('\n').findIndex((one) => one.startsWith(`- id: ${id}`));
  return { line: Math.max(line, 0) + 1 };
}

const unreadable = new Set<string | undefined>([
  'table-header',
  'table-missing',
  'front-matter-syntax',
  'front-matter-value',
]);

function isReadable(file: ContentFile): boolean {
  return file.text !== undefined && !file.vfile.messages.some(({ ruleId }) => unreadable.has(ruleId));
}
