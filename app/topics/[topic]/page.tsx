import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { Contents } from '@/app/_components/contents';
import { EntryList } from '@/app/_components/entry-list';
import { CodeLinks, IdentifierLinks } from '@/app/_components/name-links';
import { NarrowControls } from '@/app/_components/narrow-controls';
import { pageMetadata } from '@/app/_components/page-metadata';
import { PathLinks } from '@/app/_components/path-links';
import { RepositoryLinks } from '@/app/_components/repository-links';
import { Reviewed } from '@/app/_components/reviewed';
import { SectionHeading } from '@/app/_components/section-heading';
import { SectionView } from '@/app/_components/section-view';
import { Sources } from '@/app/_components/sources';
import { StructuredData } from '@/app/_components/structured-data';
import { TopicNavigation } from '@/app/_components/topic-navigation';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { topicCard } from '@/lib/publish/preview-card';
import { url } from '@/lib/site';

interface Props {
  params: Promise<{ topic: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return getLibrary().topics.map(({ slug }) => ({ topic: slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = catalogOf(getLibrary()).topic((await params).topic);
  if (!topic) return {};
  return pageMetadata({
    title: topic.title,
    description: topic.summary,
    path: url.topic(topic.slug),
    card: topicCard(topic),
    markdown: true,
    feed: true,
  });
}

export default async function TopicPage({ params }: Props) {
  const catalog = catalogOf(getLibrary());
  const topic = catalog.topic((await params).topic);
  if (!topic) notFound();
  const trail = [{ href: url.topics(), name: 'Topics' }];
  const entries = catalog.entriesOfTopic(topic.slug);
  const paths = catalog.pathsOfTopic(topic.slug);
  const codes = topic.explains.flatMap((key) => catalog.code(key) ?? []);
  const identifiers = topic.identifiers.flatMap((name) => catalog.identifier(name) ?? []);
  return (
    <div className="columns">
      <TopicNavigation topics={catalog.library.topics} current={topic.slug} />
      <article data-quote="">
        <Breadcrumbs trail={trail} />
        <StructuredData
          path={url.topic(topic.slug)}
          title={topic.title}
          description={topic.summary}
          reviewed={topic.reviewed}
          image={topicCard(topic).address}
          trail={trail}
        />
        <h1>{topic.title}</h1>
        <p className="lead">{topic.summary}</p>
        {paths.length > 0 && <PathLinks paths={paths} title="Follow the symptoms:" />}
        <p className="meta">
          <Reviewed date={topic.reviewed} />
        </p>
        <Contents
          items={[
            ...topic.sections.map(({ anchor, title, level }) => ({ anchor, title, level })),
            { anchor: 'entries', title: `Questions and answers (${entries.length})` },
            { anchor: 'codes-and-identifiers', title: 'Codes and identifiers' },
            { anchor: 'related', title: 'Related topics' },
          ]}
        />
        {topic.sections.map((section) => (
          <SectionView key={section.anchor} section={section} />
        ))}
        <Sources sections={topic.sections} />
        <SectionHeading anchor="entries" title="Questions and answers" />
        <NarrowControls entries={entries} catalog={catalog} least={2} />
        <EntryList entries={entries} ordered excerpt={120} />
        <SectionHeading anchor="codes-and-identifiers" title="Codes and identifiers" />
        <CodeLinks codes={codes} />
        <IdentifierLinks identifiers={identifiers} />
        <SectionHeading anchor="related" title="Related topics" />
        <ul className="related">
          {topic.related.flatMap((slug) => {
            const other = catalog.topic(slug);
            return other
              ? [
                  <li key={slug}>
                    <a href={url.topic(slug)}>{other.title}</a>: {other.summary}
                  </li>,
                ]
              : [];
          })}
        </ul>
        <RepositoryLinks file={`content/topics/${topic.slug}.md`} path={url.topic(topic.slug)} title={topic.title} />
      </article>
    </div>
  );
}
