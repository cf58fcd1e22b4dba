import { EntryList } from '@/app/_components/entry-list';
import { NarrowControls } from '@/app/_components/narrow-controls';
import type { Catalog } from '@/lib/content/catalog';
import type { Entry } from '@/lib/model/library';
import { url } from '@/lib/site';

interface Props {
  entries: readonly Entry[];
  catalog: Catalog;
  /** The tag or platform that all of them have. */
  filter?: { name: 'tag' | 'platform'; id: string };
}

/** Entries on one page: about 90 kB of HTML. */
export const longestList = 200;

/**
 * All entries that a page is about, to be narrowed by tag and platform. Where they are too many for one page, those reviewed
 * last; the others are a search away, and each is listed by its topic.
 */
export function AllEntries({ entries, catalog, filter }: Props) {
  if (entries.length <= longestList) {
    return (
      <>
        <NarrowControls entries={entries} catalog={catalog} {...(filter ? { except: filter.id } : {})} />
        <EntryList entries={entries} />
      </>
    );
  }
  const latest = entries.toSorted((a, b) => b.reviewed.localeCompare(a.reviewed)).slice(0, longestList);
  const search = filter ? `${url.search()}?kind=entry&${filter.name}=${filter.id}` : `${url.search()}?kind=entry`;
  return (
    <>
      <p>
        The {longestList} reviewed last, of {entries.length.toLocaleString('en')}.{' '}
        <a href={search}>Narrow all of them by topic, tag, platform and status</a>, or choose{' '}
        <a href={url.topics()}>a topic</a>, which lists everything it has.
      </p>
      <EntryList entries={latest} />
    </>
  );
}
