import type { VFile } from 'vfile';
import { type Translation, translationSchema } from '../model/error-tables';
import { checkRow, integerCell, parseTable, splitCell, type TableRow } from './parse-table';

const columns = ['od_code', 'od_symbol', 'ds_code', 'ds_symbol', 'pam_code', 'pam_symbol', 'source'];

/** Read `content/errors/open-directory-to-directory-services.tsv`. */
export function parseTranslations(file: VFile): Translation[] {
  return parseTable(file, columns).flatMap((row) => {
    const value = {
      od: side(row, 'od'),
      ...(row.cells['ds_code'] ? { ds: side(row, 'ds') } : {}),
      ...(row.cells['pam_code'] ? { pam: side(row, 'pam') } : {}),
      source: splitCell(row.cells['source'] ?? ''),
    };
    return checkRow(file, row, translationSchema, value, columnOf) ?? [];
  });
}

const columnOf = Object.fromEntries(
  ['od', 'ds', 'pam'].flatMap((name) => [
    [`${name}.code`, `${name}_code`],
    [`${name}.symbol`, `${name}_symbol`],
  ]),
);

function side(row: TableRow, name: string) {
  return { code: integerCell(row.cells[`${name}_code`] ?? ''), symbol: row.cells[`${name}_symbol`] ?? '' };
}
