import { url } from '@/lib/site';

interface Props {
  /** The big one on the home page. */
  large?: boolean;
  placeholder?: string;
}

/** A form that goes to `/search/`; with script it becomes a combobox that answers while you type. */
export function SearchForm({ large = false, placeholder = 'Search errors, symbols, topics' }: Props) {
  const id = large ? 'home-search' : 'site-search';
  return (
    <search>
      <form className={large ? 'search large' : 'search'} action={url.search()} data-search="">
        <label className="hidden" htmlFor={id}>
          Search
        </label>
        <input
          id={id}
          name="q"
          type="search"
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          aria-keyshortcuts="Meta+K Control+K /"
          maxLength={400}
        />
        <span aria-hidden="true" className="shortcut" />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
