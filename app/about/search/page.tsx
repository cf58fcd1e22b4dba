import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Breadcrumbs } from '@/app/_components/breadcrumbs';
import { BrowserFigures } from '@/app/_components/browser-figures';
import { QueryTable } from '@/app/_components/query-table';
import { ReadingFigures } from '@/app/_components/reading-figures';
import { SearchComparison, SearchGrowth } from '@/app/_components/search-comparison';
import { SectionHeading } from '@/app/_components/section-heading';
import { readMeasurements } from '@/lib/content/read-measurements';
import { getSearchQuality } from '@/lib/search-quality';
import { url } from '@/lib/site';

export const metadata: Metadata = {
  title: 'Search quality',
  description: 'How well the search of this site finds what people type, what it costs, and how others do on the same.',
};

export default async function SearchQualityPage() {
  const { rows, unseen } = await getSearchQuality();
  const failed = rows.filter((row) => !row.passed);
  const first = rows.filter((row) => row.found === 1);
  const { search, browser, reading } = readMeasurements(process.cwd());
  return (
    <article className="wide prose">
      <Breadcrumbs trail={[{ href: url.about(), name: 'About' }]} />
      <h1>Search quality</h1>
      <p className="lead">
        {rows.length - failed.length} of {rows.length} queries with known answers find their page.
      </p>
      <SectionHeading anchor="queries" title="Queries with known answers" />
      <p>
        Each is something people type: questions in their words, numbers in all their forms, symbols, lines of logs,
        misspellings. Beside it stands the page that has to be found, and the worst rank allowed. Every build asks them
        all of the index it has just made: {first.length} of {rows.length} have their page at the very top now.{' '}
        <a href={url.searchQueries()}>All {rows.length} queries with the ranks of their pages</a>.
      </p>
      {failed.length > 0 ? (
        <QueryTable label="Queries that fail" rows={failed} />
      ) : (
        <p>None comes later than allowed.</p>
      )}
      <SectionHeading anchor="unseen" title="Queries it was not made for" />
      <p>
        {unseen.length} more queries, in words and as errors, names and log lines, were written without a look at
        search, most from public questions and issues. Nothing was tuned for them:{' '}
        {unseen.filter(({ found }) => found === 1).length} have a page that answers them at the very top,{' '}
        {unseen.filter(({ found }) => found > 0 && found <= 3).length} among the first three,{' '}
        {unseen.filter(({ found }) => found > 0).length} among the first ten.{' '}
        <a href={`${url.searchQueries()}#unseen`}>Each with its rank</a>
      </p>
      <SectionHeading anchor="comparison" title="Compared with other engines" />
      {search ? <SearchComparison measurements={search} /> : <NotMeasured command="bench:search" />}
      <SectionHeading anchor="growth" title="As a site grows" />
      {search && search.growth.length > 0 ? (
        <SearchGrowth measurements={search} />
      ) : (
        <NotMeasured command="bench:search" />
      )}
      <SectionHeading anchor="browser" title="In a browser" />
      {browser ? <BrowserFigures measurements={browser} /> : <NotMeasured command="bench:browser" />}
      <SectionHeading anchor="reading" title="Opening an entry" />
      {reading ? <ReadingFigures measurements={reading} /> : <NotMeasured command="bench:reading" />}
      <SectionHeading anchor="limits" title="What this does not show" />
      <ul>
        <li>
          The rules of this search were made with the first table of queries in view; the second shows how others fare.
          A question that is found to fail becomes a row of the first before it is repaired.
        </li>
        <li>Other engines ran with the settings their documentation advises, not tuned by those who know them best.</li>
        <li>Generated pages are made of words of this site. Their words repeat more than those of real texts do.</li>
        <li>
          Times depend on the machine and are noisy: a difference of a tenth means nothing. Compare rows of one table,
          not figures of two machines.
        </li>
        <li>No figure comes from readers; nothing they type is collected.</li>
      </ul>
      <SectionHeading anchor="repeat" title="Repeat it" />
      <p>
        In a copy of this site, <code>npm run build</code> asks the queries, and <code>npm run bench:search</code>,{' '}
        <code>npm run bench:browser</code> and <code>npm run bench:reading</code> measure the rest and print it.
      </p>
    </article>
  );
}

function NotMeasured({ command }: { command: string }): ReactNode {
  return (
    <p>
      Nothing has been measured yet. <code>npm run {command} -- --publish</code> measures it and writes it here.
    </p>
  );
}
