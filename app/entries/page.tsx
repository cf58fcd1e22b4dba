import { AllEntries } from '@/app/_components/all-entries';
import { pageMetadata } from '@/app/_components/page-metadata';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { url } from '@/lib/site';

export const metadata = pageMetadata({
  title: 'All entries',
  description: 'Every question and reference article, to be narrowed by tag and platform.',
  path: url.entries(),
});

export default function EntriesPage() {
  const catalog = catalogOf(getLibrary());
  const { entries } = catalog.library;
  return (
    <article className="wide">
      <h1>All entries</h1>
      <AllEntries entries={entries} catalog={catalog} />
    </article>
  );
}
