import { parseCodeTable } from '../errors/parse-code-table';
import { parseDomains } from '../errors/parse-domains';
import { parseFamilies } from '../errors/parse-families';
import { parseNamedConditions } from '../errors/parse-named-conditions';
import { parseRanges } from '../errors/parse-ranges';
import { parseReferenceTable, parseReferenceTables } from '../errors/parse-reference-table';
import { parseTranslations } from '../errors/parse-translations';
import type { Library } from '../model/library';
import { report } from '../rules';
import type { ContentFiles } from './content-file';

export type Tables = Pick<
  Library,
  'codes' | 'families' | 'domains' | 'blocks' | 'translations' | 'conditions' | 'identifiers' | 'tables'
>;

/** Read all tables of codes and identifiers. A table without a family, or the reverse, is reported. */
export function parseTables({ errors, reference }: Pick<ContentFiles, 'errors' | 'reference'>): Tables {
  const families = parseFamilies(errors.families.vfile);
  const tables = parseReferenceTables(reference.index.vfile);
  const seen = new Map<string, string>();
  for (const file of errors.tables) {
    if (!families.some((family) => family.id === file.name))
      report(file.vfile, 'table-unlisted', { line: 1 }, file.name, errors.families.vfile.path);
  }
  return {
    families,
    codes: families.flatMap((family) => {
      const file = errors.tables.find((table) => table.name === family.id);
      if (!file) report(errors.families.vfile, 'table-missing', { line: 1 }, `content/errors/${family.id}.tsv`);
      return file ? parseCodeTable(file.vfile, family.id, seen) : [];
    }),
    domains: parseDomains(errors.domains.vfile),
    blocks: parseRanges(errors.ranges.vfile),
    translations: parseTranslations(errors.translations.vfile),
    conditions: parseNamedConditions(errors.conditions.vfile),
    tables,
    identifiers: tables.flatMap((table) => {
      const file = reference.tables.find((candidate) => candidate.name === table.id);
      if (!file) report(reference.index.vfile, 'table-missing', { line: 1 }, `content/reference/${table.id}.tsv`);
      return file ? parseReferenceTable(file.vfile, table) : [];
    }),
  };
}
