import type { ScoredPage } from './order-pages';
import type { PageTable } from './page-table';
import { type Field, fields, type MatchedTerm } from './search-engine';
import { fieldWeights, rarity, type TermGroup } from './term-group';
import { lowerBound } from './term-shards';

/** The reading of a word that counted on a page, with the fields that have it. */
export function matchOf(group: TermGroup, page: ScoredPage, table: PageTable): MatchedTerm[] {
  let best: { found: MatchedTerm; value: number } | undefined;
  for (const reading of group.readings) {
    const values = fieldValues(reading.lists, page, table);
    const value = reading.weight * values.reduce((sum, [, part]) => sum + part, 0);
    if (value === 0 || (best && best.value >= value)) continue;
    const matched = {
      typed: group.typed,
      found: reading.term,
      how: reading.how,
      fields: values.map(([field]) => field),
    };
    best = { found: matched, value };
  }
  return best ? [best.found] : [];
}

function fieldValues(
  lists: TermGroup['readings'][number]['lists'],
  page: ScoredPage,
  table: PageTable,
): [Field, number][] {
  const values: [Field, number][] = [];
  for (const field of fields) {
    let most = 0;
    for (const each of lists) {
      const list = each[field];
      if (!list) continue;
      const { sections, impacts } = list;
      for (let i = lowerBound(sections, page.page * 16); i < sections.length; i++) {
        if (table.pageOf[(sections[i] as number) >> 4] !== page.page) break;
        if ((impacts[i] as number) >= most) most = (impacts[i] as number) + 1;
      }
    }
    if (most > 0) values.push([field, (fieldWeights[field] * most) / 16]);
  }
  return values;
}

export function explainScore(
  page: ScoredPage & { near: number },
  groups: readonly TermGroup[],
  table: PageTable,
): Record<string, number> {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const parts: Record<string, number> = {};
  for (const group of groups) {
    for (const reading of group.readings) {
      const worth = reading.weight * rarity(table.count, Math.min(table.count, reading.pages));
      for (const [field, value] of fieldValues(reading.lists, page, table)) {
        const key = `${reading.term} (${reading.how}) in ${field}`;
        parts[key] = round(Math.max(parts[key] ?? 0, worth * value));
      }
    }
  }
  parts['coverage'] = round(page.coverage);
  parts['prior'] = round(table.prior[page.page] as number);
  parts['near'] = round(page.near);
  parts['named'] = page.tier;
  return parts;
}
