import { render } from 'preact';
import { useEffect, useRef, useState } from 'react';
import type { Facet, SearchHit, SearchResult } from '@/lib/search/search-engine';
import { url } from '@/lib/site';
import type { SuggestionGroup } from '@/lib/suggestions';
import { readSettings, safeStorage } from './device-settings';
import { directTarget } from './direct-target';
import { Excerpt } from './excerpt';
import { beginningsOf, NothingFound } from './nothing-found';
import { keepForDecoder } from './pasted-text';
import { quoteWord } from './quote-word';
import { addQuery } from './recent';
import { groupNames, hitFacts, looksLikeLog } from './result-groups';
import { engineFilters, pageSize, readAddress, type SearchState, writeAddress } from './search-address';
import { SearchClient } from './search-client';
import { Facets, facetsId, toggled } from './search-facets';
import { readSuggestions, SuggestionLists } from './suggestions';
import { UnknownNameNote } from './unknown-name-note';
import { unknownNames } from './unknown-names';

/** Results and filters of `/search/`. The lists that stand there without script step back while there is a query. */
export function mount(place: HTMLElement): void {
  const form = place.querySelector('form');
  const input = form?.querySelector('input');
  const fallback = document.querySelector<HTMLElement>('[data-search-fallback]');
  if (!form || !input) return;
  form.removeAttribute('data-search');
  const results = document.createElement('div');
  place.append(results);
  render(<Page form={form} input={input} fallback={fallback} client={new SearchClient()} />, results);
}

/** As wide as the style sheet asks for two columns. */
const wideWindow = matchMedia('(min-width: 60rem)');

interface Props {
  form: HTMLFormElement;
  input: HTMLInputElement;
  fallback: HTMLElement | null;
  client: SearchClient;
}

function Page({ form, input, fallback, client }: Props) {
  const [state, setState] = useState<SearchState>(() => readAddress(location.search));
  const [limit, setLimit] = useState(pageSize);
  const [result, setResult] = useState<SearchResult>();
  const [problem, setProblem] = useState<string>();
  const [nearest, setNearest] = useState<SearchHit[]>([]);
  const [suggested, setSuggested] = useState<SuggestionGroup[]>([]);
  /** A pasted log, kept here until the decoder takes it: it never gets into the address. */
  const [pasted, setPasted] = useState('');
  /** What was typed into the browser's address bar, until it has been answered once. */
  const jump = useRef(new URLSearchParams(location.search).get('go') === '1' ? state.query : undefined);
  const wanted = state.query.trim() !== '' || Object.values(state.filters).some((values) => values.length > 0);

  useEffect(() => {
    input.value = state.query;
    remember(state.query);
    const typed = () => {
      setPasted('');
      change({ query: input.value }, 'replace');
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text') ?? '';
      if (!looksLikeLog(text)) return;
      event.preventDefault();
      setPasted(text);
    };
    const submit = (event: Event) => {
      event.preventDefault();
      remember(input.value);
      change({ query: input.value }, 'push');
    };
    const back = () => {
      const next = readAddress(location.search);
      input.value = next.query;
      setState(next);
    };
    input.addEventListener('input', typed);
    input.addEventListener('paste', paste);
    form.addEventListener('submit', submit);
    window.addEventListener('popstate', back);
    return () => {
      input.removeEventListener('input', typed);
      input.removeEventListener('paste', paste);
      form.removeEventListener('submit', submit);
      window.removeEventListener('popstate', back);
    };
  }, []);

  useEffect(() => {
    setNearest([]);
    if (!wanted) {
      setResult(undefined);
      void readSuggestions().then(setSuggested);
      return;
    }
    const answer = client.search(state.query, {
      filters: engineFilters(state),
      limit,
      counts: true,
      sort: state.sort,
      explain: state.explain,
    });
    Promise.resolve(answer)
      .then((answer) => {
        const target = jump.current === state.query ? directTarget(state.query, answer) : undefined;
        jump.current = undefined;
        setProblem(undefined);
        if (target) location.replace(target);
        else setResult(answer);
        return answer.total === 0 ? findNearest(client, answer) : [];
      })
      .then(setNearest)
      .catch((error: Error) => {
        if (error.name !== 'AbortError') setProblem(error.message);
      });
  }, [state, limit]);

  useEffect(() => {
    if (fallback) fallback.hidden = wanted && problem === undefined;
  }, [wanted, problem]);

  /** Typing replaces the address, choosing a filter adds to the history. */
  function change(part: Partial<SearchState>, how: 'push' | 'replace') {
    setLimit(pageSize);
    setState((before) => {
      const next = { ...before, ...part };
      // A path may begin with two slashes, which alone would be the name of a host.
      const address = writeAddress(next) || location.origin + location.pathname;
      if (how === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      return next;
    });
  }

  const toggle = (facet: Facet, value: string) => {
    change({ filters: { ...state.filters, [facet]: toggled(facet, state.filters[facet], value) } }, 'push');
  };
  const clearFilters = () => change({ filters: readAddress('').filters }, 'push');
  const log = pasted || (looksLikeLog(state.query) ? state.query : '');
  const besideResults = useBesideResults();

  if (problem) return <p role="alert">{problem} The lists below need no search.</p>;
  if (!wanted) {
    return (
      <>
        <LogOffer text={log} />
        <SuggestionLists groups={suggested} />
      </>
    );
  }
  const facets = result && <Facets key="facets" result={result} state={state} toggle={toggle} open={besideResults} />;
  return (
    <div className="search-results">
      {result && besideResults && (
        <a className="skip" href={`#${facetsId}`} onClick={toFacets}>
          Skip to filters
        </a>
      )}
      <LogOffer text={log} />
      <p role="status" className="meta">
        {result ? summary(result) : 'Searching …'}
      </p>
      {result && (
        <>
          {!besideResults && facets}
          <Sort state={state} change={change} />
          <Notes query={state.query} result={result} />
          {result.total === 0 && (
            <NothingFound
              query={state.query}
              result={result}
              filtered={Object.values(state.filters).some((values) => values.length > 0)}
              nearest={nearest}
              clearFilters={clearFilters}
            />
          )}
          <ol className="entries">
            {result.hits.map((hit) => (
              <Hit key={hit.url} hit={hit} explain={state.explain} />
            ))}
          </ol>
          {result.total > result.hits.length && (
            <button type="button" className="button" onClick={() => setLimit(limit + pageSize)}>
              Show more
            </button>
          )}
          {besideResults && facets}
        </>
      )}
    </div>
  );
}

/** Whether the filters have a column of their own, as in the style sheet. They are then read after the results. */
function useBesideResults(): boolean {
  const [beside, setBeside] = useState(() => wideWindow.matches);
  useEffect(() => {
    const changed = () => setBeside(wideWindow.matches);
    wideWindow.addEventListener('change', changed);
    return () => wideWindow.removeEventListener('change', changed);
  }, []);
  return beside;
}

/** The address stays what it is: it names what was asked. */
function toFacets(event: Pick<Event, 'preventDefault'>): void {
  event.preventDefault();
  document.getElementById(facetsId)?.querySelector('summary')?.focus();
}

/** Codes and names that begin like the longest word that nothing has. */
async function findNearest(client: SearchClient, answer: SearchResult): Promise<SearchHit[]> {
  for (const beginning of beginningsOf(answer)) {
    const { hits } = await client.search(beginning, { filters: { kind: ['code', 'name'] }, limit: 5 });
    if (hits.length > 0) return hits;
  }
  return [];
}

function LogOffer({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <p role="status">
      This looks like a log.{' '}
      <a href={url.decode()} onClick={() => keepForDecoder(text)}>
        Decode it
      </a>{' '}
      to see every error in it. The text stays in this browser.
    </p>
  );
}

function remember(query: string): void {
  if (readSettings(safeStorage()).recent) addQuery(safeStorage(), query);
}

function summary({ total, hits }: SearchResult): string {
  if (total === 0) return 'Nothing found';
  if (total === 1) return '1 result';
  return total === hits.length ? `${total} results` : `${total} results, the first ${hits.length} shown`;
}

function Sort({
  state,
  change,
}: {
  state: SearchState;
  change: (part: Partial<SearchState>, how: 'push' | 'replace') => void;
}) {
  return (
    <div className="filter-row">
      {(['relevance', 'date'] as const).map((sort) => (
        <button
          key={sort}
          type="button"
          className="button"
          aria-pressed={state.sort === sort}
          onClick={() => change({ sort }, 'push')}
        >
          {sort === 'relevance' ? 'Best match first' : 'Reviewed last first'}
        </button>
      ))}
    </div>
  );
}

/** What a reader should know before the hits: unknown numbers, corrected and unknown words. */
function Notes({ query, result }: { query: string; result: SearchResult }) {
  const unknown = result.numbers.filter(({ known }) => !known);
  return (
    <>
      {unknown.map(({ typed }) => (
        <p key={typed}>
          No table has the number <code>{typed}</code>.{' '}
          <a href={`${url.errors()}?n=${encodeURIComponent(typed)}`}>
            Its forms, its block and the nearest known numbers
          </a>
        </p>
      ))}
      {result.corrected.map(({ typed, used }) => (
        <p key={typed}>
          Nothing has “{typed}”; these are results for “{used}”.
        </p>
      ))}
      {unknownNames(query, result.hits).map((name) => (
        <UnknownNameNote key={name} name={name} />
      ))}
      {result.total > 0 && result.missing.length > 0 && (
        <p>Not found anywhere: {result.missing.map(quoteWord).join(', ')}.</p>
      )}
    </>
  );
}

function Hit({ hit, explain }: { hit: SearchHit; explain: boolean }) {
  return (
    <li>
      <a className="entry-title" href={hit.url}>
        {hit.title}
      </a>
      <p>
        <Excerpt parts={hit.excerpt} />
      </p>
      <p className="meta">
        {[groupNames[hit.kind], hitFacts(hit), hit.reviewed && `reviewed ${hit.reviewed}`].filter(Boolean).join(' · ')}
      </p>
      {explain && (
        <p className="meta">
          <code>
            {hit.score.toFixed(2)} ={' '}
            {Object.entries(hit.explain ?? {})
              .map(([name, value]) => `${name} ${value.toFixed(2)}`)
              .join(', ')}
            ;{' '}
            {hit.matched
              .map(({ typed, found, how, fields }) => `${typed} → ${found} (${how}, ${fields.join('+')})`)
              .join('; ')}
          </code>
        </p>
      )}
    </li>
  );
}
