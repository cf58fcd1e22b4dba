import { url } from '@/lib/site';
import { type Suggestion, type SuggestionGroup, type SuggestionTable, suggestionsFor } from '@/lib/suggestions';
import { readSettings, safeStorage } from './device-settings';
import { eraseRecent, readRecent } from './recent';
import { fetchTable } from './site-addresses';

/** What this device remembers, and what people look for, as far as it may become what a query begins with. */
export async function readSuggestions(beginning = ''): Promise<SuggestionGroup[]> {
  const { queries, pages } = readSettings(safeStorage()).recent
    ? readRecent(safeStorage())
    : { queries: [], pages: [] };
  const remembered = [
    { name: 'Recent searches', suggestions: queries.map((query) => ({ title: query, url: url.search(query) })) },
    { name: 'Visited', suggestions: pages.map(({ path, title }) => ({ title, url: path })) },
  ];
  return suggestionsFor(beginning, remembered, await fetchSuggestions());
}

let table: Promise<SuggestionTable> | undefined;

/** Without network, or where something else comes, what is remembered is enough. */
function fetchSuggestions(): Promise<SuggestionTable> {
  table ??= fetchTable<Partial<SuggestionTable> | null>('suggestions')
    .catch(() => {
      table = undefined;
      return null;
    })
    .then((content) => ({ popular: listOf(content?.popular), topics: listOf(content?.topics) }));
  return table;
}

function listOf(value: Suggestion[] | undefined): Suggestion[] {
  return Array.isArray(value) ? value : [];
}

interface Props {
  groups: readonly SuggestionGroup[];
  listId: string;
  active: number;
}

/** Groups of options, numbered through like results. */
export function SuggestionOptions({ groups, listId, active }: Props) {
  let position = -1;
  return (
    <>
      {groups.map(({ name, suggestions }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, not of form fields.
        <div key={name} role="group" aria-label={name}>
          <div className="group" aria-hidden="true">
            {name}
          </div>
          {suggestions.map((suggestion) => {
            position += 1;
            return (
              <a
                key={suggestion.url}
                id={`${listId}-${position}`}
                role="option"
                aria-selected={position === active}
                href={suggestion.url}
                tabIndex={-1}
              >
                {suggestion.title}
              </a>
            );
          })}
        </div>
      ))}
    </>
  );
}

/** The same as lists of links, for a page. */
export function SuggestionLists({ groups }: { groups: readonly SuggestionGroup[] }) {
  return (
    <>
      {groups.map(({ name, suggestions }) => (
        <section key={name} aria-label={name}>
          <h2>{name}</h2>
          <ul className="chips">
            {suggestions.map((suggestion) => (
              <li key={suggestion.url}>
                <a href={suggestion.url}>{suggestion.title}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** A button that forgets what is remembered; shown only if there is something. */
export function EraseRecent({ groups, erased }: { groups: readonly SuggestionGroup[]; erased: () => void }) {
  if (!groups.some(({ name }) => name === 'Recent searches' || name === 'Visited')) return null;
  const erase = () => {
    eraseRecent(safeStorage());
    erased();
  };
  return (
    <p className="popup-message">
      <button type="button" className="button" onClick={erase}>
        Erase recent searches and pages
      </button>
    </p>
  );
}
