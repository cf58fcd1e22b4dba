import type { VFile } from 'vfile';
import { type NumberBlock, numberBlockSchema } from '../model/error-tables';
import { report } from '../rules';
import { checkRow, integerCell, parseTable, splitCell } from './parse-table';

const columns = ['domain', 'low', 'high', 'hex_low', 'hex_high', 'name', 'family', 'note', 'source'];

/** Read `content/errors/ranges.tsv`: blocks of numbers that a header assigns as a whole. */
export function parseRanges(file: VFile): NumberBlock[] {
  return parseTable(file, columns).flatMap((row) => {
    const { domain, name, family, note } = row.cells;
    const low = integerCell(row.cells['low'] ?? '');
    const high = integerCell(row.cells['high'] ?? '');
    const source = splitCell(row.cells['source'] ?? '');
    const block = checkRow(file, row, numberBlockSchema, { domain, low, high, name, family, note, source });
    if (!block) return [];
    if (low > high) {
      report(file, 'code-row-value', row.place('high'), 'high', String(high), `expected ${low} or more`);
      return [];
    }
    return [block];
  });
}
