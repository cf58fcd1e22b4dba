import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { Breakable } from '@/app/_components/breakable';
import { Contents } from '@/app/_components/contents';
import { CopyAs } from '@/app/_components/copy-as';
import { CodeLinks, IdentifierLinks } from '@/app/_components/name-links';
import { pageMetadata } from '@/app/_components/page-metadata';
import { PlatformList } from '@/app/_components/platform-list';
import { PostQuotation } from '@/app/_components/post-quotation';
import { RepositoryLinks } from '@/app/_components/repository-links';
import { Reviewed } from '@/app/_components/reviewed';
import { SectionHeading } from '@/app/_components/section-heading';
import { SectionView } from '@/app/_components/section-view';
import { Sources } from '@/app/_components/sources';
import { StatusMark } from '@/app/_components/status-mark';
import { StructuredData } from '@/app/_components/structured-data';
import { TopicNavigation } from '@/app/_components/topic-navigation';
import { type Catalog, catalogOf } from '@/lib/content/catalog';
import { firstSentences, leadText } from '@/lib/content/first-sentences';
import { getLibrary } from '@/lib/content/library';
import type { Entry } from '@/lib/model/library';
import { entryCard } from '@/lib/publish/preview-card';
import { url } from '@/lib/site';

interface Props {
  params: Promise<{ slug: string }>;
}

/** A slug that is not in the library is a 404, never rendered on demand. */
export const dynamicParams = false;

export function generateStaticParams() {
  return getLibrary().entries.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const catalog = catalogOf(getLibrary());
  const entry = catalog.entry((await params).slug);
  if (!entry) return {};
  return pageMetadata({
    title: entry.title,
    description: firstSentences(leadText(entry), 160),
    path: url.entry(entry.slug),
    card: entryCard(entry, catalog),
    markdown: true,
  });
}

export default async function EntryPage({ params }: Props) {
  const catalog = catalogOf(getLibrary());
  const entry = catalog.entry((await params).slug);
  if (!entry) notFound();
  const topic = catalog.topic(entry.topics[0] ?? '');
  const trail = [
    { href: url.topics(), name: 'Topics' },
    ...(topic ? [{ href: url.topic(topic.slug), name: topic.title }] : []),
  ];
  const rest = entry.sections.filter((section) => section.title !== 'Short answer');
  return (
    <div className="columns">
      <TopicNavigation topics={catalog.library.topics} current={entry.topics[0] ?? ''} />
      <article data-quote="">
        <Breadcrumbs trail={trail} />
        <StructuredData
          path={url.entry(entry.slug)}
          title={entry.title}
          description={firstSentences(leadText(entry), 160)}
          reviewed={entry.reviewed}
          image={entryCard(entry, catalog).address}
          trail={trail}
        />
        <h1>
          <Breakable text={entry.title} />
        </h1>
        <Answer entry={entry} />
        <Contents items={contentsOf(entry, catalog)} />
        {rest.map((section) => (
          <SectionView key={section.anchor} section={section} />
        ))}
        <Explains entry={entry} catalog={catalog} />
        <Related entry={entry} catalog={catalog} />
        <Sources sections={entry.sections} />
        {entry.posts.flatMap((id) => {
          const post = catalog.post(id);
          return post ? [<PostQuotation key={id} post={post} />] : [];
        })}
        <RepositoryLinks file={`content/entries/${entry.slug}.md`} path={url.entry(entry.slug)} title={entry.title} />
        <ReadingOrder entry={entry} catalog={catalog} />
      </article>
    </div>
  );
}

/** Everything a reader in trouble needs on the first screen. */
function Answer({ entry }: { entry: Entry }) {
  const answer = entry.sections.find((section) => section.title === 'Short answer');
  return (
    <section className="answer" aria-labelledby="short-answer">
      <div className="facts">
        <StatusMark status={entry.status} />
        <PlatformList versions={entry.platforms} />
        <Reviewed date={entry.reviewed} />
      </div>
      <SectionHeading anchor="short-answer" title="Short answer" />
      <div className="prose" dangerouslySetInnerHTML={{ __html: answer?.html ?? '' }} />
      <CopyAs />
    </section>
  );
}

function Explains({ entry, catalog }: { entry: Entry; catalog: Catalog }) {
  const codes = entry.explains.flatMap((key) => catalog.code(key) ?? []);
  const identifiers = entry.identifiers.flatMap((name) => catalog.identifier(name) ?? []);
  return (
    <>
      <SectionHeading anchor="codes-and-identifiers" title="Codes and identifiers" />
      {codes.length > 0 && <CodeLinks codes={codes} />}
      {identifiers.length > 0 && <IdentifierLinks identifiers={identifiers} />}
      {entry.names.length > 0 && (
        <ul className="names">
          {entry.names.map((name) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
      )}
      {entry.asked.length > 0 && (
        <>
          <SectionHeading anchor="also-asked-as" title="Also asked as" level={3} />
          <ul>
            {entry.asked.map((wording) => (
              <li key={wording}>{wording}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Related({ entry, catalog }: { entry: Entry; catalog: Catalog }) {
  const related = entry.related.flatMap((slug) => catalog.entry(slug) ?? []);
  return (
    <>
      <SectionHeading anchor="related" title="Related" />
      <ul className="related">
        {related.map((other) => (
          <li key={other.slug}>
            <a href={url.entry(other.slug)}>{other.title}</a>
          </li>
        ))}
      </ul>
      <ul className="chips" aria-label="Topics and tags">
        {entry.topics.flatMap((slug) => {
          const topic = catalog.topic(slug);
          return topic
            ? [
                <li key={slug}>
                  <a href={url.topic(slug)}>{topic.title}</a>
                </li>,
              ]
            : [];
        })}
        {entry.tags.map((tag) => (
          <li key={tag}>
            <a href={url.tag(tag)}>#{catalog.tag(tag)?.name ?? tag}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Previous and next entry of the main topic's reading order. */
function ReadingOrder({ entry, catalog }: { entry: Entry; catalog: Catalog }) {
  const order = catalog.entriesOfTopic(entry.topics[0] ?? '');
  const position = order.findIndex((other) => other.slug === entry.slug);
  const previous = order[position - 1];
  const next = order[position + 1];
  if (!previous && !next) return null;
  return (
    <nav className="reading-order" aria-label="Reading order">
      {previous && (
        <a href={url.entry(previous.slug)} rel="prev">
          <span>Previous</span> {previous.title}
        </a>
      )}
      {next && (
        <a href={url.entry(next.slug)} rel="next">
          <span>Next</span> {next.title}
        </a>
      )}
    </nav>
  );
}

function contentsOf(entry: Entry, catalog: Catalog) {
  return [
    ...entry.sections.map(({ anchor, title, level }) => ({ anchor, title, level })),
    { anchor: 'codes-and-identifiers', title: 'Codes and identifiers' },
    { anchor: 'related', title: 'Related' },
    { anchor: 'sources', title: 'Sources' },
    ...entry.posts.filter((id) => catalog.post(id)).map((id) => ({ anchor: `post-${id}`, title: 'The forum post' })),
  ];
}
