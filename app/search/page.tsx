import type { Metadata } from 'next';
import { longestList } from '@/app/_components/all-entries';
import { MoreStyles } from '@/app/_components/more-styles';
import { SearchForm } from '@/app/_components/search-form';
import { SectionHeading } from '@/app/_components/section-heading';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { url } from '@/lib/site';

export const metadata: Metadata = {
  title: 'Search',
  description: 'Search errors, symbols, entitlements, topics and questions.',
};

function byReview(a: { reviewed: string }, b: { reviewed: string }): number {
  return b.reviewed.localeCompare(a.reviewed);
}

/** Without script this page lists what there is; the `search-page` island puts results and filters above. */
export default function SearchPage() {
  const catalog = catalogOf(getLibrary());
  const { topics, entries, vocabulary } = catalog.library;
  // More would be a page nobody can use; each entry is listed by its topic.
  const latest = entries.length > longestList ? entries.toSorted(byReview).slice(0, longestList) : entries;
  return (
    <article className="wide">
      <MoreStyles />
      <h1>Search</h1>
      <div data-search-page="">
        <SearchForm large placeholder="Error, symbol, log line or question" />
      </div>
      <noscript>
        <p>Search needs JavaScript. Everything can be found through these lists and your browser's find-in-page.</p>
      </noscript>
      <div data-search-fallback="">
        <p className="meta">
          An error, a symbol, a line of a log, a question in words. &ldquo;Quotes&rdquo; keep words together. The
          address of one of Apple&rsquo;s forum threads or technotes finds what cites it.{' '}
          <a href={url.searchQuality()}>How well search finds what people type</a>
        </p>
        <SectionHeading anchor="topics" title="Topics" />
        <ul className="names">
          {topics.map((topic) => (
            <li key={topic.slug}>
              <a href={url.topic(topic.slug)}>{topic.title}</a>
            </li>
          ))}
          <li>
            <a href={url.allNumbers()}>All error numbers</a>
          </li>
          <li>
            <a href={url.reference()}>Reference tables</a>
          </li>
        </ul>
        <SectionHeading anchor="tags" title="Tags" />
        <ul className="chips">
          {vocabulary.tags
            .filter((tag) => catalog.entriesOfTag(tag.id).length > 0)
            .map((tag) => (
              <li key={tag.id}>
                <a href={url.tag(tag.id)}>{tag.name}</a>
              </li>
            ))}
        </ul>
        <SectionHeading anchor="entries" title="Entries" />
        <ul>
          {latest.map((entry) => (
            <li key={entry.slug}>
              <a href={url.entry(entry.slug)}>{entry.title}</a>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}
