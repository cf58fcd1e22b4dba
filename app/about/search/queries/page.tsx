import type { Metadata } from 'next';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { QueryTable } from '@/app/_components/query-table';
import { SectionHeading } from '@/app/_components/section-heading';
import { UnseenTable } from '@/app/_components/unseen-table';
import { getSearchQuality } from '@/lib/search-quality';
import { url } from '@/lib/site';

export const metadata: Metadata = {
  title: 'Queries with known answers',
  description: 'What people type, the page each query has to find, and where that page stands in the results now.',
};

export default async function QueriesPage() {
  const { rows, unseen } = await getSearchQuality();
  const passed = rows.filter((row) => row.passed);
  const failed = rows.filter((row) => !row.passed);
  return (
    <article className="wide">
      <Breadcrumbs
        trail={[
          { href: url.about(), name: 'About' },
          { href: url.searchQuality(), name: 'Search quality' },
        ]}
      />
      <h1>Queries with known answers</h1>
      <p className="lead">
        {passed.length} of {rows.length} find their page at the rank allowed. Asked when this page was built, of the
        index that this site uses. Follow a query to see its results now.
      </p>
      <QueryTable label="Queries with known answers" rows={[...failed, ...passed]} />
      <SectionHeading anchor="unseen" title="Queries it was not made for" />
      <p>
        Written without a look at search, and never used to improve it. Those come first that are found last, or not at
        all.
      </p>
      <UnseenTable queries={unseen} />
    </article>
  );
}
