import { StatusMark } from '@/app/_components/status-mark';
import { firstSentences, leadText } from '@/lib/content/first-sentences';
import type { Entry } from '@/lib/model/library';
import { url } from '@/lib/site';

/** Entries as a list that can be narrowed by tag and platform (see the `narrow` island). */
export function EntryList({ entries, ordered = false }: { entries: readonly Entry[]; ordered?: boolean }) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className="entries" data-narrow-list="">
      {entries.map((entry) => (
        <li key={entry.slug} data-tags={entry.tags.join(' ')} data-platforms={Object.keys(entry.platforms).join(' ')}>
          <a className="entry-title" href={url.entry(entry.slug)}>
            {entry.title}
          </a>
          <p>{firstSentences(leadText(entry))}</p>
          <p className="meta">
            <StatusMark status={entry.status} /> <span>Reviewed {entry.reviewed}</span>
          </p>
        </li>
      ))}
    </List>
  );
}
