import { AllEntries } from '@/app/_components/all-entries';
import { MoreStyles } from '@/app/_components/more-styles';
import { pageMetadata } from '@/app/_components/page-metadata';
import { PathLinks } from '@/app/_components/path-links';
import { SectionHeading } from '@/app/_components/section-heading';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { url } from '@/lib/site';

export const metadata = pageMetadata({
  title: 'Topics',
  description:
    'Curated pages about how Apple privacy and security work, each with its questions, codes and identifiers.',
  path: url.topics(),
});

export default function TopicsPage() {
  const catalog = catalogOf(getLibrary());
  const { topics, entries, paths } = catalog.library;
  return (
    <article className="wide">
      <MoreStyles />
      <h1>Topics</h1>
      <p className="lead">
        How a thing works, how to decide, how to diagnose it, and every question we have an answer to.
      </p>
      <ul className="cards">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a href={url.topic(topic.slug)}>{topic.title}</a>
            <p>{topic.summary}</p>
            <p className="meta">{topic.entries.length === 1 ? '1 entry' : `${topic.entries.length} entries`}</p>
          </li>
        ))}
      </ul>
      <SectionHeading anchor="symptoms" title="Follow the symptoms" />
      <PathLinks paths={paths} />
      <SectionHeading anchor="entries" title="All entries" />
      <AllEntries entries={entries} catalog={catalog} />
    </article>
  );
}
