import { expect, test } from 'vitest';
import { parseXml, type XmlElement } from '@/lib/content/parse-xml';
import { feedsOf, feedXml, tagHasFeed } from '@/lib/publish/feed';
import { url } from '@/lib/site';
import { validLibrary } from '../content/valid-library';

const library = await validLibrary();
const origin = 'https://errsec.example';
const feeds = feedsOf(library);

const childrenOf = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);
const textOf = (element: XmlElement, name: string) => childrenOf(element, name)[0]?.text;

test('the site, every topic and every platform have a feed beside their page', () => {
  const pages = feeds.map(({ page }) => page);
  expect(pages).toContain(url.home());
  for (const { slug } of library.topics) expect(pages).toContain(url.topic(slug));
  for (const { id } of library.vocabulary.platforms) expect(pages).toContain(url.platform(id));
  expect(new Set(pages).size).toBe(pages.length);
  expect(url.feed(url.topic('keychain'))).toBe('/topics/keychain/feed.xml');
});

test('a tag has one as soon as three entries have the tag', () => {
  const entry = library.entries[0];
  if (!entry) throw new RangeError('Expected an entry');
  const tagged = (count: number) => ({
    ...library,
    entries: Array.from({ length: count }, (_, index) => ({ ...entry, slug: `entry-${index}`, tags: ['keychain'] })),
  });
  expect(tagHasFeed(tagged(2), 'keychain')).toBe(false);
  expect(tagHasFeed(tagged(3), 'keychain')).toBe(true);
});

test('a topic has its entries and the codes whose notes name it, newest first', () => {
  const feed = feeds.find(({ page }) => page === url.topic('keychain'));
  const topic = library.topics.find(({ slug }) => slug === 'keychain');
  const paths = feed?.items.map(({ path }) => path) ?? [];
  for (const slug of topic?.entries ?? []) expect(paths).toContain(url.entry(slug));
  expect(paths.some((path) => path.startsWith('/errors/'))).toBe(true);
  const dates = feed?.items.map(({ date }) => date) ?? [];
  expect(dates).toEqual(dates.toSorted().reverse());
});

/** RFC 4287, sections 4.1.1 and 4.1.2: what a feed and an entry must have, and how often. */
test.each(feeds.map((feed) => [feed.page, feed] as const))('the feed of %s is valid Atom', (page, feed) => {
  const root = parseXml(feedXml(feed, origin)).children[0];
  if (root?.name !== 'feed') throw new RangeError('Expected a feed');
  expect(root.attributes.get('xmlns')).toBe('http://www.w3.org/2005/Atom');
  for (const name of ['id', 'title', 'updated', 'author']) expect(childrenOf(root, name)).toHaveLength(1);
  expect(textOf(root, 'id')).toBe(origin + page);
  const self = childrenOf(root, 'link').find((link) => link.attributes.get('rel') === 'self');
  expect(self?.attributes.get('href')).toBe(origin + url.feed(page));
  const entries = childrenOf(root, 'entry');
  for (const entry of [root, ...entries]) expect(textOf(entry, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  for (const entry of entries) {
    for (const name of ['id', 'title', 'updated', 'summary']) expect(childrenOf(entry, name)).toHaveLength(1);
    expect(textOf(entry, 'id')).toMatch(/^https:\/\/errsec\.example\/\S+$/);
    expect(childrenOf(entry, 'link').map((link) => link.attributes.get('rel'))).toEqual(['alternate']);
  }
  expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(entries.length);
});

test('marks of XML in a title stay text', () => {
  const xml = feedXml(
    {
      page: '/',
      title: 'A & <b>',
      subtitle: '"',
      items: [{ path: '/errors/-50/#a', title: '<i>', summary: ']]>', date: '2026-11-24' }],
    },
    origin,
  );
  const root = parseXml(xml).children[0];
  expect(root && textOf(root, 'title')).toBe('A & <b>');
  expect(xml).not.toMatch(/<[bi]>|\]\]>/);
});
