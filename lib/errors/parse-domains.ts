import type { VFile } from 'vfile';
import { type ErrorDomain, errorDomainSchema } from '../model/error-tables';
import { report } from '../rules';
import { checkRow, parseTable, splitCell } from './parse-table';

const columns = ['printed', 'constant', 'family', 'framework', 'status', 'evidence', 'hints'];

/** Read `content/errors/domains.tsv`: which family a printed domain belongs to, and what else points to it. */
export function parseDomains(file: VFile): ErrorDomain[] {
  const lines = new Map<string, number>();
  return parseTable(file, columns).flatMap((row) => {
    const hints = splitCell(row.cells['hints'] ?? '', ' ');
    const domain = checkRow(file, row, errorDomainSchema, { ...row.cells, hints });
    if (!domain) return [];
    const key = `${domain.printed} ${domain.family}`;
    const first = lines.get(key);
    if (first) report(file, 'duplicate-row', row.place('printed'), key, first);
    lines.set(key, row.line);
    return first ? [] : [domain];
  });
}
