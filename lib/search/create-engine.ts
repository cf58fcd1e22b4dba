import type { FoundCodes, KnownNumber } from '../errors/find-codes';
import type { Beginnings } from './beginnings';
import { type FacetIndex, openFacetIndex } from './facet-index';
import { createTermFinder, type FoundTerms } from './find-terms';
import type { IndexFacts, IndexReader } from './index-reader';
import { mayNameCode, numbersIn } from './look-up-codes';
import { createHitMaker, windowsFor } from './make-hits';
import { nextQueries } from './next-queries';
import { byTierAndScore, type ScoredPage, ScoredPages } from './order-pages';
import { openPageTable, type PageTable } from './page-table';
import { type ParsedQuery, parseQuery } from './parse-query';
import { promotedNumbers, siblingsOf } from './promote-numbers';
import { PageScorer } from './score-pages';
import type { Filters, SearchOptions, SearchResult, TypingEngine } from './search-engine';
import { shortenAddresses } from './shorten-addresses';
import { createSynonyms, type Synonyms } from './synonyms';
import type { TermGroup } from './term-group';

const defaultLimit = 8;

/** Longer texts belong into the decoder. */
const longestQuery = 2000;

/** What all queries of an index share. */
export interface OpenIndex {
  table: PageTable;
  scorer: PageScorer;
  synonyms: Synonyms;
  beginnings: Beginnings;
  /** Kind and status only: enough for most queries. */
  ownFacets: FacetIndex;
}

/** How the rest of the index is read: files or a database. */
export interface IndexAccess {
  reader: IndexReader;
  /** All facets, for filters, counts and sorting by date. */
  readFacets(): Promise<FacetIndex> | FacetIndex;
  /** Absent if the index has no code tables. */
  lookUp?: ((query: string) => Promise<FoundCodes>) | undefined;
}

export function openIndex(facts: IndexFacts): OpenIndex {
  const table = openPageTable(facts);
  return {
    table,
    scorer: new PageScorer(table),
    synonyms: createSynonyms(facts.synonyms),
    beginnings: facts.beginnings ?? {},
    ownFacets: openFacetIndex(facts),
  };
}

/** Reads, scores and shows: the same for every home of an index, so that the same pages give the same hits. */
export function createEngine(index: OpenIndex, access: IndexAccess): TypingEngine {
  const finder = createTermFinder(access.reader, index.synonyms, index.beginnings);
  const hitMaker = createHitMaker(access.reader, index.table);
  const noMisses = index.ownFacets.misses({});

  const facetsFor = (options: SearchOptions): Promise<FacetIndex> | FacetIndex => {
    const { topic, tag, platform } = options.filters ?? {};
    const needed = options.counts || options.sort === 'date' || [topic, tag, platform].some((list) => list?.length);
    return needed ? access.readFacets() : index.ownFacets;
  };

  async function understand(query: string): Promise<Understood> {
    const parsed = parseQuery(query);
    const lookup = mayNameCode(query) ? await lookUpMeanwhile(query, parsed, access) : undefined;
    const promoted = lookup ? promotedNumbers(query, parsed, lookup) : [];
    const values = new Set(promoted.map(({ value }) => String(value)));
    const found = await finder.find(parsed, lookup, values);
    const numbers = lookup ? numbersIn(lookup) : [];
    return { parsed, lookup, promoted, found, numbers, groups: answerable(found.groups, numbers) };
  }

  async function findPages({ parsed, found, groups }: Understood, missing: string[]): Promise<ScoredPages> {
    const scored = groups.length > 0 ? index.scorer.score(groups, found.whole) : new ScoredPages(0);
    const siblings = siblingsOf(groups, index.table);
    let pages = siblings ? ScoredPages.of(scored.passing(siblings)) : scored;
    for (const phrase of parsed.phrases) {
      const having = await hitMaker.withPhrase(pages.passing(noMisses), phrase, groups);
      if (having.length > 0) pages = ScoredPages.of(having);
      else missing.push(`“${phrase.join(' ')}”`);
    }
    return pages;
  }

  return {
    async search(query, options = {}) {
      const { filters = {}, offset = 0, limit = defaultLimit, explain = false } = options;
      const rest = async () => {
        await options.pause?.();
        options.signal?.throwIfAborted();
      };
      const [understood, facetIndex] = await Promise.all([
        understand(shortenAddresses(query.slice(0, longestQuery))),
        facetsFor(options),
      ]);
      await rest();
      const { parsed, lookup, promoted, found, numbers, groups } = understood;
      const missing = [...found.missing];
      const browsing = parsed.terms.length === 0 && hasFilters(filters);
      const pages = browsing ? allPages(index.table) : await findPages(understood, missing);
      await rest();
      const misses = facetIndex.misses(filters);
      const rerank = options.sort !== 'date';
      const { pages: ordered, total } = rerank
        ? pages.best(windowsFor(offset, limit).to, misses)
        : byDate(pages.passing(misses), facetIndex);
      const hits = await hitMaker.make(ordered, groups, parsed, { offset, limit, explain, rerank, promoted });
      options.signal?.throwIfAborted();
      const result: SearchResult = { hits, total, corrected: found.corrected, missing, numbers };
      if (lookup && lookup.numbers.length + lookup.symbols.length + lookup.unknown.length > 0) result.lookup = lookup;
      if (options.counts) result.counts = facetIndex.count(pages.numbers(), misses);
      return result;
    },
    async next(query, hits = []) {
      const { continuing } = access.reader;
      const start = unfinishedWord(query);
      if (!continuing || start === undefined || query.length > longestQuery) return [];
      return nextQueries(query, start, await continuing(start), hits);
    },
  };
}

/** A query with everything known about it before pages are scored. */
interface Understood {
  parsed: ParsedQuery;
  lookup: FoundCodes | undefined;
  promoted: readonly KnownNumber[];
  found: FoundTerms;
  numbers: SearchResult['numbers'];
  groups: readonly TermGroup[];
}

/** The code tables take two fetches, one after the other: the words of the query are on their way meanwhile. */
function lookUpMeanwhile(query: string, { terms }: ParsedQuery, { reader, lookUp }: IndexAccess) {
  for (const { term } of terms) reader.prefetch?.(term);
  return lookUp?.(query);
}

/** An unknown number with nothing but words like "error" beside it finds nothing: a near number would be wrong. */
function answerable(groups: readonly TermGroup[], numbers: SearchResult['numbers']): readonly TermGroup[] {
  const onlyContext = groups.every((group) => group.context);
  return onlyContext && numbers.some((number) => !number.known) ? [] : groups;
}

/**
 * The last word of a query as the index has it, empty after a space. Chinese, Japanese and Korean are cut into pairs, of
 * which the last is no start of anything: `undefined`.
 */
function unfinishedWord(query: string): string | undefined {
  const last = parseQuery(query).terms.at(-1);
  if (last?.end !== query.length) return /\S*$/.exec(query)?.[0].toLowerCase();
  return last.exact && !last.number ? undefined : last.term;
}

function hasFilters(filters: Filters | undefined): boolean {
  return Object.values(filters ?? {}).some((values) => values !== undefined && values.length > 0);
}

function allPages({ numbers, pageOf }: PageTable): ScoredPages {
  const pages = new ScoredPages(numbers);
  for (let page = 0; page < numbers; page++) if (pageOf[page] === page) pages.add(page, 0, 0, -1, 0);
  return pages;
}

function byDate(pages: readonly ScoredPage[], facetIndex: FacetIndex): { pages: ScoredPage[]; total: number } {
  const dated = pages.map((page) => ({ page, date: facetIndex.reviewed(page.page) }));
  dated.sort((a, b) => (a.date === b.date ? byTierAndScore(a.page, b.page) : a.date < b.date ? 1 : -1));
  return { pages: dated.map((item) => item.page), total: dated.length };
}
