import type { KnownNumber } from '../errors/find-codes';
import { numberAddress } from '../site';
import { codeTitle } from './code-title';
import { findSpans, longestGap, type Marks, markExcerpt, type Span } from './excerpt';
import { explainScore, matchOf } from './explain-hit';
import type { IndexReader } from './index-reader';
import { keepAnswers } from './keep-answers';
import { byTierAndScore, lendScores, type ScoredPage } from './order-pages';
import type { PageTable } from './page-table';
import type { ParsedQuery } from './parse-query';
import { phraseCandidates } from './phrase-sections';
import { kinds, type SearchHit } from './search-engine';
import { andThen, type Soon, together } from './soon';
import { stopWords } from './stop-words';
import type { StoredPage, StoredSection } from './store';
import { rarity, type TermGroup } from './term-group';
import { wordsOf } from './tokenize';

/**
 * Pages whose order is settled by reading their texts, together: whatever the limit, the order is the same. Few look behind
 * the first eight, and every page more is a file more, so the windows behind it are small.
 */
const firstWindow = 8;
const laterWindow = 4;

/** Pages read at most to find a phrase. */
const maxPhrasePages = 40;

interface LoadedPage extends ScoredPage {
  stored: StoredPage;
  text: StoredSection;
  /** Matches in the section's text, once somebody asked for them. */
  spans?: Span[];
  /** What nearness multiplied the score by. */
  near: number;
}

interface HitOptions {
  offset: number;
  limit: number;
  explain: boolean;
  /** Settle the order by nearness; not when sorted by something else. */
  rerank: boolean;
  /** Numbers that the query is about, each with its likeliest meaning in view of the query. */
  promoted: readonly KnownNumber[];
}

export interface HitMaker {
  /** @param pages in the order of results, at least as far as `windowsFor` says */
  make(
    pages: readonly ScoredPage[],
    groups: readonly TermGroup[],
    query: ParsedQuery,
    options: HitOptions,
  ): Promise<SearchHit[]>;
  /** Those of the best pages whose text or title has the words of the phrase one after the other. */
  withPhrase(
    pages: readonly ScoredPage[],
    phrase: readonly string[],
    groups: readonly TermGroup[],
  ): Promise<ScoredPage[]>;
}

/** Places of the pages whose windows hold the hits from `offset` on. */
export function windowsFor(offset: number, limit: number): { from: number; to: number } {
  const end = offset + limit;
  return {
    from: offset < firstWindow ? 0 : Math.floor(offset / laterWindow) * laterWindow,
    to: end <= firstWindow ? firstWindow : Math.ceil(end / laterWindow) * laterWindow,
  };
}

/** Turns scored pages into hits, reading the texts of those shown. */
export function createHitMaker(reader: IndexReader, table: PageTable): HitMaker {
  function load(scored: ScoredPage): Soon<LoadedPage> {
    const { page, score, tier, section, coverage } = scored;
    return andThen(reader.readSection(page, section < 0 ? page * 16 : section), ({ stored, text }) => {
      return { page, score, tier, section, coverage, stored, text, near: 1 };
    });
  }

  /** On the page of a number, the section of the meaning that the query points to. */
  async function withMeaning(page: LoadedPage, promoted: readonly KnownNumber[]): Promise<LoadedPage> {
    const [, address, title] = page.stored;
    const code = promoted.find(({ value }) => numberAddress(value) === address)?.meanings[0]?.code;
    if (!code || String(code.code) !== title) return page;
    const sections = await sectionsOf(page);
    const meant = sections.find(([, , heading, text, ownTitle]) => {
      return heading === '' && ownTitle === codeTitle(code) && text.includes(code.domain);
    });
    return meant ? load({ ...page, section: meant[0] }) : page;
  }

  async function sectionsOf(page: ScoredPage): Promise<StoredSection[]> {
    const start = page.page * 16;
    let end = start + 16;
    while (table.pageOf[end >> 4] === page.page) end += 16;
    return reader.readSections(start, end);
  }

  return {
    async make(pages, groups, query, { offset, limit, explain, rerank, promoted }) {
      const { from, to } = windowsFor(offset, limit);
      const shown = pages.slice(from, to);
      const marks = marksOf(groups, table.count);
      const loaded = await together(
        shown.map(promoted.length > 0 ? async (page) => withMeaning(await load(page), promoted) : load),
      );
      const ordered: LoadedPage[] = [];
      for (let start = 0; start < loaded.length; ) {
        const window = loaded.slice(start, start + (from + start === 0 ? firstWindow : laterWindow));
        start += window.length;
        ordered.push(...(rerank ? settleOrder(window, groups, query, marks, table.answers) : window));
      }
      return ordered
        .slice(offset - from, offset - from + limit)
        .map((page) => toHit(page, groups, marks, table, explain));
    },
    async withPhrase(pages, phrase, groups) {
      const all = phraseCandidates(pages, phrase, groups, table);
      const candidates = all.sort((a, b) => byTierAndScore(a.page, b.page)).slice(0, maxPhrasePages);
      const kept = await Promise.all(
        candidates.map(async ({ page, sections }) => {
          const loaded = await together(sections.map((section) => reader.readSection(page.page, section)));
          return loaded.some(({ stored, text }) =>
            [stored[2], text[2], text[3]].some((each) => hasPhrase(each, phrase)),
          );
        }),
      );
      return candidates.flatMap(({ page }, index) => (kept[index] ? [page] : []));
    },
  };
}

function hasPhrase(text: string, phrase: readonly string[]): boolean {
  const words = wordsOf(text).map((word) => word.term);
  return ` ${words.join(' ')} `.includes(` ${phrase.join(' ')} `);
}

/** Words that stand together or in the order typed, and a title that is the query, decide among pages scored alike. */
function settleOrder(
  pages: readonly LoadedPage[],
  groups: readonly TermGroup[],
  query: ParsedQuery,
  marks: Marks,
  answers: PageTable['answers'],
): LoadedPage[] {
  const asked = query.terms.map((term) => term.term).join(' ');
  const order = groups.map((group) => group.typed);
  const settled = pages.map((page) => {
    const exactTitle = page.tier === 0 && asked !== '' && titleTerms(page.stored[2]) === asked;
    if (order.length < 2) return exactTitle ? { ...page, tier: 1 } : page;
    const spans = findSpans(page.text[3], marks);
    const around = [page.stored[2], page.text[2]].map((text) => findSpans(text, marks));
    const near = 1 + 0.25 * Math.max(...[...around, spans].map((each) => pairsInOrder(each, order)));
    return { ...page, spans, score: page.score * near, tier: exactTitle ? 1 : page.tier, near };
  });
  lendScores(settled, answers);
  return settled.sort(byTierAndScore);
}

const titleTerms = keepAnswers(4096, (title) => {
  const terms = wordsOf(title).map((word) => word.term);
  return terms.filter((term) => !stopWords.has(term)).join(' ');
});

/** Share of the neighbouring words of the query that are neighbours in a text too. */
function pairsInOrder(spans: readonly Span[], order: readonly string[]): number {
  const found = new Set<string>();
  for (let i = 1; i < spans.length; i++) {
    const [before, after] = [spans[i - 1], spans[i]];
    if (before && after && after.start - before.end < longestGap) found.add(`${before.word}\n${after.word}`);
  }
  let pairs = 0;
  for (let i = 1; i < order.length; i++) if (found.has(`${order[i - 1]}\n${order[i]}`)) pairs++;
  return pairs / (order.length - 1);
}

/** What to mark: every term that was found for a word, weighted by the rarity of the word. */
function marksOf(groups: readonly TermGroup[], count: number): Marks {
  const marks = new Map<string, { word: string; weight: number }>();
  for (const group of groups) {
    for (const reading of group.readings) {
      const weight = reading.weight * rarity(count, Math.min(count, reading.pages));
      const { term } = reading;
      if (!marks.has(term) || (marks.get(term)?.weight ?? 0) < weight) marks.set(term, { word: group.typed, weight });
    }
  }
  return marks;
}

function toHit(
  page: LoadedPage,
  groups: readonly TermGroup[],
  marks: Marks,
  table: PageTable,
  explain: boolean,
): SearchHit {
  const [, url, title, status, reviewed, topics, tags, platforms] = page.stored;
  const [, anchor, heading, text, ownTitle] = page.text;
  const bySection = page.section >= 0 || ownTitle !== '' || (table.kind[page.page] as number) < 2;
  const kind = kinds[table.kind[page.page] as number] as SearchHit['kind'];
  const hit: SearchHit = {
    url: bySection && anchor ? `${url}#${anchor}` : url,
    title: bySection && ownTitle ? ownTitle : title,
    kind,
    topics,
    tags,
    platforms,
    excerpt: markExcerpt(text, page.spans ?? findSpans(text, marks)),
    score: Math.round(page.score * 1000) / 1000,
    matched: groups.flatMap((group) => matchOf(group, page, table)),
  };
  if (bySection && heading) hit.section = heading;
  if (status) hit.status = status;
  if (reviewed) hit.reviewed = reviewed;
  if (explain) hit.explain = explainScore(page, groups, table);
  return hit;
}
