import type { Topic } from '@/lib/model/library';
import { url } from '@/lib/site';

interface Props {
  topics: readonly Topic[];
  current?: string;
}

/** All topics, on the left of wide screens; a disclosure on narrow ones. */
export function TopicNavigation({ topics, current }: Props) {
  return (
    <nav className="topic-navigation" aria-label="Topics">
      <h2>Topics</h2>
      <ul>
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a href={url.topic(topic.slug)} aria-current={topic.slug === current ? 'true' : undefined}>
              {topic.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
