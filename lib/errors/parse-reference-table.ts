import type { VFile } from 'vfile';
import type { Identifier, ReferenceTable } from '../model/library';
import { referenceTableSchema } from '../model/reference';
import { report } from '../rules';
import { anchorOf } from '../site';
import { parseTable, splitCell, type TableRow } from './parse-table';
import { parseYamlList } from './parse-yaml-list';

/** Read `content/reference/tables.yml`, in the order that pages show the tables. */
export function parseReferenceTables(file: VFile): ReferenceTable[] {
  return parseYamlList(file, referenceTableSchema);
}

/**
 * Read one table of identifiers. A name may stand in several rows (a log subsystem with several categories); the first
 * keeps the plain anchor.
 */
export function parseReferenceTable(file: VFile, table: ReferenceTable): Identifier[] {
  const anchors = new Set<string>();
  return parseTable(file, [...Object.keys(table.columns), 'source']).flatMap((row) => {
    const name = row.cells[table.nameColumn] ?? '';
    const source = splitCell(row.cells['source'] ?? '');
    if (!hasValue(file, row, table.nameColumn, name) || !hasValue(file, row, 'source', source[0] ?? '')) return [];
    return [{ table: table.id, name, anchor: uniqueAnchor(name, anchors), fields: fieldsOf(row, table), source }];
  });
}

function hasValue(file: VFile, row: TableRow, column: string, value: string): boolean {
  if (value === '') report(file, 'code-row-value', row.place(column), column, value, 'expected text');
  return value !== '';
}

function uniqueAnchor(name: string, taken: Set<string>): string {
  const plain = anchorOf(name);
  let anchor = plain;
  for (let count = 2; taken.has(anchor); count += 1) anchor = `${plain}-${count}`;
  taken.add(anchor);
  return anchor;
}

function fieldsOf(row: TableRow, table: ReferenceTable): Record<string, string> {
  const columns = Object.keys(table.columns).filter((column) => column !== table.nameColumn && row.cells[column]);
  return Object.fromEntries(columns.map((column) => [column, row.cells[column] ?? '']));
}
