import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { parseCodeTable } from '@/lib/errors/parse-code-table';
import { parseDomains } from '@/lib/errors/parse-domains';
import { parseFamilies } from '@/lib/errors/parse-families';
import { parseMessages, withMessages } from '@/lib/errors/parse-messages';
import { parseRanges } from '@/lib/errors/parse-ranges';
import { parseReferenceTable, parseReferenceTables } from '@/lib/errors/parse-reference-table';
import { parseTranslations } from '@/lib/errors/parse-translations';

/** The error and reference tables of `content/`, with every problem found in them. */
export function readErrorTables() {
  const files: VFile[] = [];
  const open = (path: string) => {
    const file = new VFile({ path: `content/${path}`, value: readFileSync(`content/${path}`, 'utf8') });
    files.push(file);
    return file;
  };
  const seen = new Map<string, string>();
  const families = parseFamilies(open('errors/families.yml'));
  const rows = families.flatMap(({ id }) => parseCodeTable(open(`errors/${id}.tsv`), id, seen));
  const codes = withMessages(rows, parseMessages(open('errors/messages.tsv'), rows));
  const domains = parseDomains(open('errors/domains.tsv'));
  const blocks = parseRanges(open('errors/ranges.tsv'));
  const translations = parseTranslations(open('errors/open-directory-to-directory-services.tsv'));
  const tables = parseReferenceTables(open('reference/tables.yml'));
  const identifiers = tables.flatMap((table) => parseReferenceTable(open(`reference/${table.id}.tsv`), table));
  const problems = files.flatMap((file) => file.messages.map(String));
  return { families, codes, domains, blocks, translations, tables, identifiers, problems };
}
