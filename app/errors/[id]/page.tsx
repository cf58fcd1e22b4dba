import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FamilyPage } from '@/app/_components/family-page';
import { NumberPage } from '@/app/_components/number-page';
import { pageMetadata } from '@/app/_components/page-metadata';
import { catalogOf } from '@/lib/content/catalog';
import { describeNumber } from '@/lib/content/describe-number';
import { getLibrary } from '@/lib/content/library';
import { numberView } from '@/lib/content/number-view';
import { familyCard, numberCard } from '@/lib/publish/preview-card';
import { url } from '@/lib/site';

interface Props {
  params: Promise<{ id: string }>;
}

/** Numbers and families share a folder of addresses; a family's id always has a letter. */
export const dynamicParams = false;

export function generateStaticParams() {
  const catalog = catalogOf(getLibrary());
  return [...catalog.numbers.map(String), ...catalog.library.families.map(({ id }) => id)].map((id) => ({ id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = (await params).id;
  const library = getLibrary();
  const family = catalogOf(library).family(id);
  if (family) {
    return pageMetadata({
      title: `${family.title} error codes`,
      description: family.summary,
      path: url.family(id),
      card: familyCard(family),
    });
  }
  const view = numberView(library, Number(id));
  return pageMetadata({
    ...describeNumber(view),
    path: url.number(view.number),
    card: numberCard(view),
    markdown: true,
  });
}

export default async function ErrorPage({ params }: Props) {
  const id = (await params).id;
  const library = getLibrary();
  const catalog = catalogOf(library);
  const family = catalog.family(id);
  if (family) return <FamilyPage family={family} catalog={catalog} />;
  if (catalog.codesOfNumber(Number(id)).length === 0) notFound();
  return <NumberPage view={numberView(library, Number(id))} catalog={catalog} />;
}
