import type { ScoredPage } from './order-pages';
import type { PageTable } from './page-table';
import type { Field } from './search-engine';
import { stopWords } from './stop-words';
import type { TermGroup } from './term-group';

/** Sections of a page to read in search of a phrase; the page's first stands for its title. */
export interface PhraseCandidate {
  page: ScoredPage;
  sections: number[];
}

/**
 * Pages that can have a phrase, because one of their sections, or their title, has all its words.
 *
 * @param phrase terms in order; those the index leaves out are not looked for here
 */
export function phraseCandidates(
  pages: readonly ScoredPage[],
  phrase: readonly string[],
  groups: readonly TermGroup[],
  table: PageTable,
): PhraseCandidate[] {
  const wanted = phrase.filter((term) => !stopWords.has(term));
  const inText = sectionsWithAll(wanted, groups, ['heading', 'text']);
  const inTitle = sectionsWithAll(wanted, groups, ['title']);
  const byPage = new Map<number, number[]>();
  for (const section of [...inTitle, ...inText]) {
    const page = table.pageOf[section >> 4] as number;
    byPage.set(page, [...(byPage.get(page) ?? []), section]);
  }
  return pages.flatMap((page) => {
    const sections = byPage.get(page.page);
    return sections ? [{ page, sections }] : [];
  });
}

function sectionsWithAll(
  terms: readonly string[],
  groups: readonly TermGroup[],
  fields: readonly Field[],
): Set<number> {
  let common: Set<number> | undefined;
  for (const term of terms) {
    const readings = groups.flatMap((group) => group.readings).filter((reading) => reading.term === term);
    const sections = new Set<number>();
    for (const lists of readings.flatMap((reading) => reading.lists)) {
      for (const field of fields) for (const section of lists[field]?.sections ?? []) sections.add(section);
    }
    const before = common;
    common = before ? new Set([...sections].filter((section) => before.has(section))) : sections;
  }
  return common ?? new Set();
}
