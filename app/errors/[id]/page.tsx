import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FamilyPage } from '@/app/_components/family-page';
import { NumberPage } from '@/app/_components/number-page';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { numberView } from '@/lib/content/number-view';

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
  if (family) return { title: `${family.title} error codes`, description: family.summary };
  const view = numberView(library, Number(id));
  const names = view.meanings.map(({ code }) => code.symbol || code.domain);
  const first = view.meanings[0];
  return {
    title: `${id} ${names.slice(0, 2).join(', ')}`,
    description:
      `${id}: ${first?.code.symbol || first?.code.domain}${first?.meaning ? `, ${first.meaning}` : ''} ${names.length > 1 ? `and ${names.length - 1} other meanings.` : ''}`.slice(
        0,
        200,
      ),
  };
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
