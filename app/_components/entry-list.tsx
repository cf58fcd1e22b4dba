import { Reviewed } from '@/app/_components/reviewed';
import { StatusMark } from '@/app/_components/status-mark';
import { firstSentences, leadText } from '@/lib/content/first-sentences';
import type { Entry } from '@/lib/model/library';
import { url } from '@/lib/site';

interface Props {
  entries: readonly Entry[];
  ordered?: boolean;
  /** Most characters of an answer that are shown. */
  excerpt?: number;
}

/** Entries as a list that can be narrowed by tag and platform (see the `narrow` island). */
export function EntryList({ entries, ordered = false, excerpt = 180 }: Props) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className="entries" data-narrow-list="">
      {entries.map((entry) => (
        <li key={entry.slug} data-tags={entry.tags.join(' ')} data-platforms={Object.keys(entry.platforms).join(' ')}>
          <a className="entry-title" href={url.entry(entry.slug)}>
            {entry.title}
          </a>
          <p>{firstSentences(leadText(entry), excerpt)}</p>
          <p className="meta">
            <StatusMark status={entry.status} /> <Reviewed date={entry.reviewed} />
          </p>
        </li>
      ))}
    </List>
  );
}
