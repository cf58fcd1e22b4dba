import type { Facet, Filters } from '@/lib/search/search-engine';

/** What the search page shows: everything is in its address, so that it can be linked and Back works. */
export interface SearchState {
  query: string;
  filters: { [F in Facet]: string[] };
  sort: 'relevance' | 'date';
  explain: boolean;
}

/** Hits shown before `Show more`, and as many more with each click. */
export const pageSize = 20;

const names: readonly Facet[] = ['kind', 'topic', 'tag', 'platform', 'status'];
/** A longer query is cut: it is a log, and logs go to the decoder. */
const longest = 400;

/** Read an address. Anybody can write one, so values that can't be filters are dropped. */
export function readAddress(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const filters = { kind: [], topic: [], tag: [], platform: [], status: [] } as SearchState['filters'];
  for (const name of names) {
    const values = parameters.getAll(name).filter((value) => /^[a-z0-9.-]{1,80}$/.test(value));
    filters[name] = [...new Set(values)].slice(0, 20);
  }
  return {
    query: (parameters.get('q') ?? '').slice(0, longest),
    filters,
    sort: parameters.get('sort') === 'date' ? 'date' : 'relevance',
    explain: parameters.get('explain') === '1',
  };
}

/** Address of a state, without what is empty or usual. */
export function writeAddress(state: SearchState): string {
  const parameters = new URLSearchParams();
  if (state.query) parameters.set('q', state.query);
  for (const name of names) for (const value of state.filters[name]) parameters.append(name, value);
  if (state.sort === 'date') parameters.set('sort', 'date');
  if (state.explain) parameters.set('explain', '1');
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

/** The filters of a state in the form the engine takes. */
export function engineFilters(state: SearchState): Filters {
  return Object.fromEntries(Object.entries(state.filters).filter(([, values]) => values.length > 0)) as Filters;
}
