import { platformName } from '@/lib/model/platform-names';
import type { Facet, SearchResult } from '@/lib/search/search-engine';
import { groupNames } from './result-groups';
import type { SearchState } from './search-address';

const facetNames: Record<Facet, string> = {
  kind: 'Kind',
  topic: 'Topic',
  platform: 'Platform',
  tag: 'Tag',
  status: 'Status',
};
/** Where a link leads that skips what comes before the filters. */
export const facetsId = 'filters';

const shownFacets: Facet[] = ['kind', 'topic', 'platform', 'tag', 'status'];

interface Props {
  result: SearchResult;
  state: SearchState;
  toggle: (facet: Facet, value: string) => void;
  /** Whether they are shown before somebody asks. */
  open: boolean;
}

/** Everything the result can be narrowed by, with the number of pages that each value would leave. */
export function Facets({ result, state, toggle, open }: Props) {
  const chosen = Object.values(state.filters).reduce((sum, values) => sum + values.length, 0);
  return (
    <details id={facetsId} className="facets" open={open}>
      <summary>Filters{chosen > 0 ? ` (${chosen})` : ''}</summary>
      {shownFacets.map((facet) => {
        const chosen = state.filters[facet];
        const values = facetValues(facet, result.counts?.[facet] ?? {}, chosen);
        if (values.length < 2 && chosen.length === 0) return null;
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

/**
 * Values with their counts, the most frequent first; chosen ones stay although nothing is left of them. Versions of a
 * platform follow it once it, or one of them, is chosen.
 */
export function facetValues(
  facet: Facet,
  counts: Readonly<Record<string, number>>,
  chosen: readonly string[],
): [value: string, count: number][] {
  const left = chosen.filter((value) => !counts[value]).map((value): [string, number] => [value, 0]);
  const values = [...Object.entries(counts).filter(([, count]) => count > 0), ...left];
  values.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (facet !== 'platform') return values;
  const open = new Set(chosen.map(platformOf));
  const versions = values.filter(([value]) => platformOf(value) !== value && open.has(platformOf(value)));
  versions.sort(([a], [b]) => b.localeCompare(a, 'en', { numeric: true }));
  return values
    .filter(([value]) => platformOf(value) === value)
    .concat([...open].filter((platform) => !counts[platform] && !chosen.includes(platform)).map((name) => [name, 0]))
    .flatMap((platform) => [platform, ...versions.filter(([value]) => platformOf(value) === platform[0])]);
}

/** What is chosen after a click: a version stands for its platform, and only one of them makes sense. */
export function toggled(facet: Facet, chosen: readonly string[], value: string): string[] {
  if (chosen.includes(value)) return chosen.filter((other) => other !== value);
  const others = facet === 'platform' ? chosen.filter((other) => platformOf(other) !== platformOf(value)) : chosen;
  return [...others, value];
}

/** `macos` of `macos-15`. */
function platformOf(value: string): string {
  return value.replace(/-\d.*/s, '');
}

function valueName(facet: Facet, value: string): string {
  if (facet === 'kind') return groupNames[value as keyof typeof groupNames] ?? value;
  if (facet !== 'platform') return value.replace(/-/g, ' ');
  const platform = platformOf(value);
  return `${platformName(platform)}${value.slice(platform.length).replace('-', ' ')}`;
}
