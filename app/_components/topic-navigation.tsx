import type { Topic } from '@/lib/model/library';
import { url } from '@/lib/site';

interface Props {
  topics: readonly Topic[];
  current?: string;
}

/** Topics listed beside every page. */
const most = 40;

/** All topics, on the left of wide screens; a disclosure on narrow ones. Where there are many, those around the current one. */
export function TopicNavigation({ topics, current }: Props) {
  const shown = topics.length > most ? around(topics, current) : topics;
  return (
    <nav className="topic-navigation" aria-label="Topics">
      <h2>Topics</h2>
      <ul>
        {shown.map((topic) => (
          <li key={topic.slug}>
            <a href={url.topic(topic.slug)} aria-current={topic.slug === current ? 'true' : undefined}>
              {topic.title}
            </a>
          </li>
        ))}
        {shown.length < topics.length && (
          <li>
            <a href={url.topics()}>All {topics.length} topics</a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** The current topic, those related to it, and those with most entries. */
function around(topics: readonly Topic[], current: string | undefined): Topic[] {
  const own = topics.find(({ slug }) => slug === current);
  const near = new Set([...(own ? [own.slug] : []), ...(own?.related ?? [])]);
  const largest = topics.toSorted((a, b) => b.entries.length - a.entries.length).map(({ slug }) => slug);
  const chosen = new Set([...near, ...largest].slice(0, most));
  return topics.filter(({ slug }) => chosen.has(slug));
}
