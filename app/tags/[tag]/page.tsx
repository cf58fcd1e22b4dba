import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AllEntries } from '@/app/_components/all-entries';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { pageMetadata } from '@/app/_components/page-metadata';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { tagHasFeed } from '@/lib/publish/feed';
import { url } from '@/lib/site';

interface Props {
  params: Promise<{ tag: string }>;
}

export const dynamicParams = false;

/** Tags that at least one entry has; the others have nothing to show. */
export function generateStaticParams() {
  const catalog = catalogOf(getLibrary());
  return catalog.library.vocabulary.tags
    .filter(({ id }) => catalog.entriesOfTag(id).length > 0)
    .map(({ id }) => ({ tag: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const library = getLibrary();
  const tag = catalogOf(library).tag((await params).tag);
  if (!tag) return {};
  return pageMetadata({
    title: `#${tag.name}`,
    description: `Entries about ${tag.name}.`,
    path: url.tag(tag.id),
    feed: tagHasFeed(library, tag.id),
  });
}

export default async function TagPage({ params }: Props) {
  const catalog = catalogOf(getLibrary());
  const tag = catalog.tag((await params).tag);
  if (!tag) notFound();
  const entries = catalog.entriesOfTag(tag.id);
  return (
    <article className="wide">
      <Breadcrumbs trail={[{ href: url.entries(), name: 'All entries' }]} />
      <h1>#{tag.name}</h1>
      {tag.aliases.length > 0 && <p className="lead">Also called {tag.aliases.join(', ')}.</p>}
      <AllEntries entries={entries} catalog={catalog} filter={{ name: 'tag', id: tag.id }} />
    </article>
  );
}
