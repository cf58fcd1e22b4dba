import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AllEntries } from '@/app/_components/all-entries';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { pageMetadata } from '@/app/_components/page-metadata';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { platformSchema, platforms } from '@/lib/model/ids';
import { url } from '@/lib/site';

interface Props {
  params: Promise<{ platform: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return platforms.map((platform) => ({ platform }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const platform = catalogOf(getLibrary()).platform((await params).platform);
  if (!platform) return {};
  return pageMetadata({
    title: platform.name,
    description: `Entries that apply to ${platform.name}.`,
    path: url.platform(platform.id),
    feed: true,
  });
}

export default async function PlatformPage({ params }: Props) {
  const catalog = catalogOf(getLibrary());
  const id = platformSchema.safeParse((await params).platform);
  const platform = id.success ? catalog.platform(id.data) : undefined;
  if (!id.success || !platform) notFound();
  const entries = catalog.entriesOfPlatform(id.data);
  return (
    <article className="wide">
      <Breadcrumbs trail={[{ href: url.entries(), name: 'All entries' }]} />
      <h1>{platform.name}</h1>
      <AllEntries entries={entries} catalog={catalog} filter={{ name: 'platform', id: platform.id }} />
    </article>
  );
}
