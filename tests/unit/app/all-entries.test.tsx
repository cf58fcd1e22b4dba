import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { AllEntries, longestList } from '@/app/_components/all-entries';
import { TopicNavigation } from '@/app/_components/topic-navigation';
import { buildLibrary } from '@/lib/content/build-library';
import { catalogOf } from '@/lib/content/catalog';
import { readContent } from '@/lib/content/read-content';
import type { Entry, Library } from '@/lib/model/library';

let library: Library;

beforeAll(async () => {
  ({ library } = await buildLibrary(await readContent(process.cwd()), '2100-01-01'));
});

/** Ours, over and over, each reviewed on another day. */
const many = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => {
    const model = library.entries[index % library.entries.length] as Entry;
    const reviewed = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    return { ...model, slug: `${model.slug}-${index}`, reviewed };
  });

const rows = (html: string) => html.split('<li ').length - 1;

test('a list that fits shows every entry, to be narrowed in place', () => {
  const html = renderToStaticMarkup(<AllEntries entries={library.entries} catalog={catalogOf(library)} />);
  expect(html).toContain('data-narrow=""');
  for (const { slug } of library.entries) expect(html).toContain(`href="/entries/${slug}/"`);
});

test('a list of thousands shows those reviewed last within 200 kB, and where the others are', () => {
  const html = renderToStaticMarkup(
    <AllEntries entries={many(5000)} catalog={catalogOf(library)} filter={{ name: 'tag', id: 'keychain' }} />,
  );
  expect(rows(html)).toBe(longestList);
  expect(html.length).toBeLessThan(200_000);
  expect(html).toContain('4999/"');
  expect(html).toContain('of 5,000');
  expect(html).toContain('href="/search/?kind=entry&amp;tag=keychain"');
  expect(html).not.toContain('data-narrow=""');
});

test('hundreds of topics are not listed beside every page: the current one, its neighbours and the largest are', () => {
  const topics = Array.from({ length: 300 }, (_, index) => ({
    ...(library.topics[0] as Library['topics'][number]),
    slug: `topic-${index}`,
    title: `Topic ${index}`,
    related: index === 7 ? ['topic-8'] : [],
    entries: Array.from({ length: index }, () => 'keychain-missing-entitlement-34018'),
  }));
  const html = renderToStaticMarkup(<TopicNavigation topics={topics} current="topic-7" />);
  expect(html.split('<li>').length - 1).toBe(41);
  for (const slug of ['topic-7', 'topic-8', 'topic-299']) expect(html).toContain(`href="/topics/${slug}/"`);
  expect(html).toContain('All 300 topics');
});
