import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { Contents } from '@/app/_components/contents';
import { pageMetadata } from '@/app/_components/page-metadata';
import { pathLength } from '@/app/_components/path-links';
import { PathStep } from '@/app/_components/path-step';
import { Reviewed } from '@/app/_components/reviewed';
import { Sources } from '@/app/_components/sources';
import { StructuredData } from '@/app/_components/structured-data';
import { TopicNavigation } from '@/app/_components/topic-navigation';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { siteCard } from '@/lib/publish/preview-card';
import { url } from '@/lib/site';

interface Props {
  params: Promise<{ path: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return getLibrary().paths.map(({ slug }) => ({ path: slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const path = catalogOf(getLibrary()).path((await params).path);
  if (!path) return {};
  return pageMetadata({
    title: path.title,
    description: path.summary,
    path: url.path(path.slug),
    markdown: true,
  });
}

export default async function PathPage({ params }: Props) {
  const catalog = catalogOf(getLibrary());
  const path = catalog.path((await params).path);
  if (!path) notFound();
  const places = new Map(path.steps.map(({ id }, index) => [id, index + 1]));
  const trail = [{ href: url.paths(), name: 'Follow the symptoms' }];
  const topics = path.topics.flatMap((slug) => catalog.topic(slug) ?? []);
  return (
    <div className="columns">
      <TopicNavigation topics={catalog.library.topics} />
      <article data-quote="">
        <Breadcrumbs trail={trail} />
        <StructuredData
          path={url.path(path.slug)}
          title={path.title}
          description={path.summary}
          reviewed={path.reviewed}
          image={siteCard().address}
          trail={trail}
        />
        <h1>{path.title}</h1>
        <p className="lead">{path.summary}</p>
        <p className="meta">
          {pathLength(path)}. <Reviewed date={path.reviewed} />. Topics:{' '}
          {topics.map(({ slug, title }, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <a href={url.topic(slug)}>{title}</a>
            </span>
          ))}
        </p>
        <p>
          <a href={`#${path.start}`}>Start with step {places.get(path.start)}</a>
        </p>
        <Contents items={path.steps.map(({ id, question }) => ({ anchor: id, title: question }))} />
        <ol className="path">
          {path.steps.map((step, index) => (
            <PathStep key={step.id} step={step} number={index + 1} total={path.steps.length} places={places} />
          ))}
        </ol>
        {path.asked.length > 0 && (
          <>
            <h2>Also asked as</h2>
            <ul>
              {path.asked.map((wording) => (
                <li key={wording}>{wording}</li>
              ))}
            </ul>
          </>
        )}
        <Sources sections={path.steps} />
      </article>
    </div>
  );
}
