import type { Lookup, NumberMeanings } from '../errors/lookup';
import { type FacetIndex, openFacetIndex } from './facet-index';
import type { FacetLists } from './facet-lists';
import { createFileCache, type FetchFile } from './file-cache';
import { createTermFinder, type FoundTerms } from './find-terms';
import { openHead, type SearchHead } from './head';
import { mayNameCode, numbersIn, openCodes } from './look-up-codes';
import { createHitMaker } from './make-hits';
import { openPageTable } from './page-table';
import { type ParsedQuery, parseQuery } from './parse-query';
import { promotedNumbers } from './promote-numbers';
import { byTierAndScore, PageScorer, type ScoredPage, type TermGroup } from './score-pages';
import type { Filters, SearchEngine, SearchOptions, SearchResult } from './search-engine';

const defaultLimit = 8;

/** Longer texts belong into the decoder. */
const longestQuery = 2000;
const decoder = new TextDecoder();

/**
 * Open the index for reading. Needs neither a page nor Node: the caller says how a file is fetched. Nothing but the head
 * is read until someone searches, and then only the parts the query needs.
 *
 * @param fetchFile gets the bare name of a file beside the head
 * @param manifest name or address of the head, as `buildSearch` returns it
 * @throws if the head cannot be loaded or was written by another version
 */
export async function openStaticEngine(fetchFile: FetchFile, manifest: string): Promise<SearchEngine> {
  const cache = createFileCache(fetchFile);
  const head = await cache.get(manifest.slice(manifest.lastIndexOf('/') + 1), (bytes) =>
    openHead(decoder.decode(bytes)),
  );
  const table = openPageTable(head);
  const scorer = new PageScorer(table);
  const finder = createTermFinder(head, cache);
  const hitMaker = createHitMaker(head, cache, table);
  const openLists = (bytes: Uint8Array) => openFacetIndex(head, JSON.parse(decoder.decode(bytes)) as FacetLists);
  const headFacets = openFacetIndex(head);
  const codes = head.codes ? openCodes(head, cache) : undefined;

  const facetsFor = (options: SearchOptions): Promise<FacetIndex> | FacetIndex => {
    const { topic, tag, platform } = options.filters ?? {};
    const needed = options.counts || options.sort === 'date' || [topic, tag, platform].some((list) => list?.length);
    return needed ? cache.get(head.facets, openLists) : headFacets;
  };

  async function understand(query: string): Promise<Understood> {
    const parsed = parseQuery(query);
    const lookup = codes && mayNameCode(query) ? await codes.lookUp(query) : undefined;
    const promoted = lookup ? promotedNumbers(query, parsed, lookup) : [];
    const values = new Set(promoted.map(({ value }) => String(value)));
    const found = await finder.find(parsed, lookup, values);
    const numbers = lookup ? numbersIn(lookup) : [];
    return { parsed, lookup, promoted, found, numbers, groups: answerable(found.groups, numbers) };
  }

  async function findPages({ parsed, found, groups }: Understood, missing: string[]): Promise<ScoredPage[]> {
    let pages = groups.length > 0 ? scorer.score(groups, found.whole) : [];
    for (const phrase of parsed.phrases) {
      const having = await hitMaker.withPhrase(pages, phrase, groups);
      if (having.length > 0) pages = having;
      else missing.push(`“${phrase.join(' ')}”`);
    }
    return pages;
  }

  return {
    async search(query, options = {}) {
      const { signal, filters = {}, offset = 0, limit = defaultLimit, explain = false } = options;
      const [understood, facetIndex] = await Promise.all([
        understand(query.slice(0, longestQuery)),
        facetsFor(options),
      ]);
      signal?.throwIfAborted();
      const { parsed, lookup, promoted, found, numbers, groups } = understood;
      const missing = [...found.missing];
      const browsing = parsed.terms.length === 0 && hasFilters(filters);
      const pages = browsing ? allPages(head, table.pageOf) : await findPages(understood, missing);
      const misses = facetIndex.misses(filters);
      const passing = pages.filter((page) => misses[page.page] === 0);
      const rerank = options.sort !== 'date';
      const ordered = rerank ? passing : byDate(passing, facetIndex);
      const hits = await hitMaker.make(ordered, groups, parsed, { offset, limit, explain, rerank, promoted });
      signal?.throwIfAborted();
      const result: SearchResult = { hits, total: passing.length, corrected: found.corrected, missing, numbers };
      if (lookup && lookup.numbers.length + lookup.symbols.length + lookup.unknown.length > 0) result.lookup = lookup;
      const numbersOf = () => pages.map(({ page }) => page);
      if (options.counts) result.counts = facetIndex.count(numbersOf(), misses);
      return result;
    },
  };
}

/** A query with everything known about it before pages are scored. */
interface Understood {
  parsed: ParsedQuery;
  lookup: Lookup | undefined;
  promoted: readonly NumberMeanings[];
  found: FoundTerms;
  numbers: SearchResult['numbers'];
  groups: readonly TermGroup[];
}

/** An unknown number with nothing but words like "error" beside it finds nothing: a near number would be wrong. */
function answerable(groups: readonly TermGroup[], numbers: SearchResult['numbers']): readonly TermGroup[] {
  const onlyContext = groups.every((group) => group.context);
  return onlyContext && numbers.some((number) => !number.known) ? [] : groups;
}

function hasFilters(filters: Filters | undefined): boolean {
  return Object.values(filters ?? {}).some((values) => values !== undefined && values.length > 0);
}

function allPages(head: SearchHead, pageOf: Uint32Array): ScoredPage[] {
  const pages: ScoredPage[] = [];
  for (let page = 0; page < head.numbers; page++) {
    if (pageOf[page] === page) pages.push({ page, score: 0, tier: 0, section: -1, coverage: 0 });
  }
  return pages;
}

function byDate(pages: readonly ScoredPage[], facetIndex: FacetIndex): ScoredPage[] {
  const dated = pages.map((page) => ({ page, date: facetIndex.reviewed(page.page) }));
  dated.sort((a, b) => (a.date === b.date ? byTierAndScore(a.page, b.page) : a.date < b.date ? 1 : -1));
  return dated.map((item) => item.page);
}
