import { type FacetIndex, openFacetIndex } from './facet-index';
import type { FacetLists } from './facet-lists';
import { createFileCache, type FetchFile } from './file-cache';
import { createTermFinder } from './find-terms';
import { openHead, type SearchHead } from './head';
import { mayNameCode, numbersIn, openCodes } from './look-up-codes';
import { createHitMaker } from './make-hits';
import { parseQuery } from './parse-query';
import { promotedNumbers } from './promote-numbers';
import { openPageTable, PageScorer, type ScoredPage, type TermGroup } from './score-pages';
import type { Filters, SearchEngine, SearchOptions, SearchResult } from './search-engine';

const defaultLimit = 8;
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

  return {
    async search(query, options = {}) {
      const parsed = parseQuery(query);
      const lookup = codes && mayNameCode(query) ? await codes.lookUp(query) : undefined;
      const promoted = lookup ? promotedNumbers(query, parsed, lookup) : [];
      const values = new Set(promoted.map(({ value }) => String(value)));
      const [found, facetIndex] = await Promise.all([finder.find(parsed, lookup, values), facetsFor(options)]);
      options.signal?.throwIfAborted();
      const numbers = lookup ? numbersIn(lookup) : [];
      const groups = answerable(found.groups, numbers);
      let pages = groups.length > 0 ? scorer.score(groups, found.whole) : [];
      if (parsed.terms.length === 0 && hasFilters(options.filters)) pages = allPages(head, table.pageOf);
      const missing = [...found.missing];
      for (const phrase of parsed.phrases) {
        const having = await hitMaker.withPhrase(pages, phrase);
        if (having.length > 0) pages = having;
        else missing.push(`“${phrase.join(' ')}”`);
      }
      const misses = facetIndex.misses(options.filters ?? {});
      const passing = pages.filter((page) => misses[page.page] === 0);
      const ordered = options.sort === 'date' ? byDate(passing, facetIndex) : passing;
      const hits = await hitMaker.make(ordered, groups, parsed, options.offset ?? 0, options.limit ?? defaultLimit, {
        explain: options.explain === true,
        rerank: options.sort !== 'date',
        promoted,
      });
      options.signal?.throwIfAborted();
      const result: SearchResult = {
        hits,
        total: passing.length,
        corrected: found.corrected,
        missing,
        numbers,
      };
      if (options.counts)
        result.counts = facetIndex.count(
          pages.map((page) => page.page),
          misses,
        );
      return result;
    },
  };
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
  dated.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
  return dated.map((item) => item.page);
}
