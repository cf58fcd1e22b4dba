import type { VFile } from 'vfile';
import { type NamedCondition, namedConditionSchema } from '../model/error-tables';
import { codeColumns } from './parse-code-table';
import { checkRow, parseTable, splitCell } from './parse-table';

/** Read `content/errors/named-conditions.tsv`: the columns of a code table, with `code` and `hex` empty. */
export function parseNamedConditions(file: VFile): NamedCondition[] {
  return parseTable(file, codeColumns).flatMap((row) => {
    const { domain, symbol, availability, note } = row.cells;
    const source = splitCell(row.cells['source'] ?? '');
    const value = { domain, name: symbol, availability, note, source };
    return checkRow(file, row, namedConditionSchema, value, { name: 'symbol' }) ?? [];
  });
}
