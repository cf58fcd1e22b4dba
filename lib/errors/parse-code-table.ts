import type { VFile } from 'vfile';
import { type Code, codeRowSchema } from '../model/code';
import { codeKey } from '../model/library';
import { report } from '../rules';
import { checkRow, integerCell, parseTable, splitCell, type TableRow } from './parse-table';

/** Columns of `content/errors/<family>.tsv`. */
export const codeColumns = [
  'domain',
  'code',
  'hex',
  'symbol',
  'aliases',
  'header',
  'availability',
  'deprecated',
  'note',
  'source',
] as const;

/**
 * Read one table of codes. Rows with a problem are reported and left out.
 *
 * @param family id of the family, the file's name without `.tsv`
 * @param seen codes of the tables read before, by `codeKey`, to `file:line`; this table's codes are added
 */
export function parseCodeTable(file: VFile, family: string, seen: Map<string, string> = new Map()): Code[] {
  return parseTable(file, codeColumns).flatMap((row) => {
    const code = parseCode(file, row, family);
    return code && isFirst(file, row, code, seen) ? [code] : [];
  });
}

function parseCode(file: VFile, row: TableRow, family: string): Code | undefined {
  const { cells } = row;
  const code = checkRow(file, row, codeRowSchema, {
    ...cells,
    code: integerCell(cells['code'] ?? ''),
    aliases: splitCell(cells['aliases'] ?? ''),
    source: splitCell(cells['source'] ?? ''),
  });
  if (!code) return undefined;
  const hex = hex32(code.code);
  if (hex !== code.hex) {
    report(file, 'code-row-hex', row.place('hex'), code.hex, String(code.code), hex);
    return undefined;
  }
  return { ...code, family };
}

/** A number as 32-bit two's complement. */
function hex32(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}

function isFirst(file: VFile, row: TableRow, code: Code, seen: Map<string, string>): boolean {
  const key = codeKey(code);
  const other = seen.get(key);
  if (other) {
    report(file, 'duplicate-code', row.place('symbol'), key, other);
    return false;
  }
  seen.set(key, `${file.path}:${row.line}`);
  return true;
}
