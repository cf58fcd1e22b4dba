import type { Metadata } from 'next';
import { AllEntries } from '@/app/_components/all-entries';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';

export const metadata: Metadata = {
  title: 'All entries',
  description: 'Every question and reference article, to be narrowed by tag and platform.',
};

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
