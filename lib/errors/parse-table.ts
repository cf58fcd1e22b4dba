import type { VFile } from 'vfile';
import type { z } from 'zod';
import { report } from '../rules';

/** One row of a tab-separated table. */
export interface TableRow {
  /** 1-based line in the file. */
  line: number;
  /** Cell by column name. */
  cells: Record<string, string>;
  /** Where a column's cell starts in the file. */
  place(column: string): { line: number; column: number };
}

/**
 * Read a tab-separated table without quoting: a header row, then rows. Rows that don't fit the header are reported and
 * left out; white space at the ends of a cell is reported and kept.
 *
 * @param header expected names of the columns, in order
 */
export function parseTable(file: VFile, header: readonly string[]): TableRow[] {
  const [first = '', ...lines] = String(file.value).split('\n');
  if (first !== header.join('\t')) {
    report(file, 'table-header', { line: 1 }, first.replaceAll('\t', ' '), header.join(' '));
    return [];
  }
  return lines.flatMap((text, index) => (text === '' ? [] : (parseRow(file, header, text, index + 2) ?? [])));
}

function parseRow(file: VFile, header: readonly string[], text: string, line: number): TableRow | undefined {
  const values = text.split('\t');
  if (values.length !== header.length) {
    report(file, 'code-row-columns', { line }, values.length, header.length);
    return undefined;
  }
  const cells: Record<string, string> = {};
  const starts: Record<string, number> = {};
  let column = 1;
  for (const [index, name] of header.entries()) {
    const value = values[index] ?? '';
    cells[name] = value;
    starts[name] = column;
    if (value !== value.trim()) report(file, 'code-row-space', { line, column }, name);
    column += value.length + 1;
  }
  return { line, cells, place: (name) => ({ line, column: starts[name] ?? 1 }) };
}

/** Parts of a cell that holds a list. */
export function splitCell(cell: string, separator = ';'): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A decimal integer as written in a table; `NaN` for anything else, which the schema then refuses. */
export function integerCell(cell: string): number {
  return /^-?\d+$/.test(cell) ? Number(cell) : Number.NaN;
}

/**
 * Check the value made of a row against its schema; each problem is reported at the cell it comes from.
 *
 * @param columnOf column of a property, where the names differ
 */
export function checkRow<Schema extends z.ZodType>(
  file: VFile,
  row: TableRow,
  schema: Schema,
  value: unknown,
  columnOf: Record<string, string> = {},
): z.output<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const key = String(issue.path[0] ?? '');
    const column = columnOf[issue.path.join('.')] ?? columnOf[key] ?? key;
    report(file, 'code-row-value', row.place(column), column, row.cells[column] ?? '', issue.message);
  }
  return undefined;
}
