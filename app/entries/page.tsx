import type { Metadata } from 'next';
import { EntryList } from '@/app/_components/entry-list';
import { NarrowControls } from '@/app/_components/narrow-controls';
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
      <NarrowControls entries={entries} catalog={catalog} />
      <EntryList entries={entries} />
    </article>
  );
}
