import { render } from 'preact';
import { useEffect, useRef, useState } from 'react';
import type { Facet, SearchHit, SearchResult } from '@/lib/search/search-engine';
import { url } from '@/lib/site';
import { readSettings, safeStorage } from './device-settings';
import { directTarget } from './direct-target';
import { Excerpt } from './excerpt';
import { addQuery } from './recent';
import { groupNames, hitFacts } from './result-groups';
import { engineFilters, readAddress, type SearchState, writeAddress } from './search-address';
import { SearchClient } from './search-client';
import { UnknownNameNote } from './unknown-name-note';
import { unknownNames } from './unknown-names';

const step = 20;
const facetNames: Record<Facet, string> = {
  kind: 'Kind',
  topic: 'Topic',
  platform: 'Platform',
  tag: 'Tag',
  status: 'Status',
};
const shownFacets: Facet[] = ['kind', 'topic', 'platform', 'tag', 'status'];

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

interface Props {
  form: HTMLFormElement;
  input: HTMLInputElement;
  fallback: HTMLElement | null;
  client: SearchClient;
}

function Page({ form, input, fallback, client }: Props) {
  const [state, setState] = useState<SearchState>(() => readAddress(location.search));
  const [limit, setLimit] = useState(step);
  const [result, setResult] = useState<SearchResult>();
  const [problem, setProblem] = useState<string>();
  /** What was typed into the browser's address bar, until it has been answered once. */
  const jump = useRef(new URLSearchParams(location.search).get('go') === '1' ? state.query : undefined);
  const wanted = state.query.trim() !== '' || Object.values(state.filters).some((values) => values.length > 0);

  useEffect(() => {
    input.value = state.query;
    remember(state.query);
    const typed = () => change({ query: input.value }, 'replace');
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
    form.addEventListener('submit', submit);
    window.addEventListener('popstate', back);
    return () => {
      input.removeEventListener('input', typed);
      form.removeEventListener('submit', submit);
      window.removeEventListener('popstate', back);
    };
  }, []);

  useEffect(() => {
    if (!wanted) {
      setResult(undefined);
      return;
    }
    client
      .search(state.query, {
        filters: engineFilters(state),
        limit,
        counts: true,
        sort: state.sort,
        explain: state.explain,
      })
      .then((answer) => {
        const target = jump.current === state.query ? directTarget(state.query, answer) : undefined;
        jump.current = undefined;
        setProblem(undefined);
        if (target) location.replace(target);
        else setResult(answer);
      })
      .catch((error: Error) => {
        if (error.name !== 'AbortError') setProblem(error.message);
      });
  }, [state, limit]);

  useEffect(() => {
    if (fallback) fallback.hidden = wanted && problem === undefined;
  }, [wanted, problem]);

  /** Typing replaces the address, choosing a filter adds to the history. */
  function change(part: Partial<SearchState>, how: 'push' | 'replace') {
    setLimit(step);
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
    const values = state.filters[facet];
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
    change({ filters: { ...state.filters, [facet]: next } }, 'push');
  };

  if (problem) return <p role="alert">{problem} The lists below need no search.</p>;
  if (!wanted) return null;
  return (
    <div className="search-results">
      <p role="status" className="meta">
        {result ? summary(result) : 'Searching …'}
      </p>
      {result && (
        <>
          <Facets result={result} state={state} toggle={toggle} />
          <Sort state={state} change={change} />
          <Notes query={state.query} result={result} />
          <ol className="entries">
            {result.hits.map((hit) => (
              <Hit key={hit.url} hit={hit} explain={state.explain} />
            ))}
          </ol>
          {result.total > result.hits.length && (
            <button type="button" className="button" onClick={() => setLimit(limit + step)}>
              Show more
            </button>
          )}
        </>
      )}
    </div>
  );
}

function remember(query: string): void {
  if (readSettings(safeStorage()).recent) addQuery(safeStorage(), query);
}

function summary({ total, hits }: SearchResult): string {
  if (total === 0) return 'Nothing found';
  return total === hits.length ? `${total} results` : `${total} results, the first ${hits.length} shown`;
}

function Facets({
  result,
  state,
  toggle,
}: {
  result: SearchResult;
  state: SearchState;
  toggle: (facet: Facet, value: string) => void;
}) {
  const chosen = Object.values(state.filters).reduce((sum, values) => sum + values.length, 0);
  return (
    <details className="facets" open={innerWidth >= 960}>
      <summary>Filters{chosen > 0 ? ` (${chosen})` : ''}</summary>
      {shownFacets.map((facet) => {
        const counts = Object.entries(result.counts?.[facet] ?? {});
        const chosen = state.filters[facet];
        const values = [
          ...counts.filter(([, count]) => count > 0),
          ...chosen.filter((value) => !result.counts?.[facet]?.[value]).map((value) => [value, 0] as const),
        ];
        if (values.length < 2 && chosen.length === 0) return null;
        values.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        return (
          <div key={facet} className="narrow-group">
            <h2>{facetNames[facet]}</h2>
            <ul className="chips">
              {values.map(([value, count]) => (
                <li key={value}>
                  <button type="button" aria-pressed={chosen.includes(value)} onClick={() => toggle(facet, value)}>
                    {valueName(facet, value)} <span className="count">{count}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </details>
  );
}

function valueName(facet: Facet, value: string): string {
  if (facet === 'kind') return groupNames[value as keyof typeof groupNames] ?? value;
  if (facet === 'platform') return platformNames[value] ?? value;
  return value.replace(/-/g, ' ');
}

const platformNames: Record<string, string> = {
  ios: 'iOS',
  ipados: 'iPadOS',
  macos: 'macOS',
  tvos: 'tvOS',
  visionos: 'visionOS',
  watchos: 'watchOS',
};

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

/** What a reader should know before the hits: unknown numbers, corrected and unknown words, and what to do about nothing. */
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
      {result.missing.length > 0 && <p>Not found anywhere: {result.missing.join(', ')}.</p>}
      {result.total === 0 && (
        <ul>
          <li>Try the number or the symbol alone, without the words around it.</li>
          <li>Take filters away.</li>
          <li>
            If it is part of a log, <a href={url.decode()}>decode the log</a>.
          </li>
        </ul>
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
        {groupNames[hit.kind]} · {hitFacts(hit)}
        {hit.reviewed ? ` · reviewed ${hit.reviewed}` : ''}
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
