import type { VFile } from 'vfile';
import { beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';
import type { Library, Section } from '@/lib/model/library';
import { addressesOf } from '@/lib/publish/addresses';

/** A day on which all content counts as reviewed lately. */
let today: string;
let library: Library;
let files: VFile[];

beforeAll(async () => {
  const content = await readContent(process.cwd());
  today = latestReview(content.entries.map(({ text }) => text ?? ''));
  ({ library, files } = await buildLibrary(content, today));
});

function latestReview(texts: readonly string[]): string {
  const days = texts.map((text) => /^reviewed: (\S+)$/m.exec(text)?.[1] ?? '');
  return days.sort().at(-1) ?? '';
}

interface Page {
  path: string;
  sections: readonly Section[];
}

const pages = (): Page[] => [
  ...library.entries.map(({ slug, sections }) => ({ path: `entries/${slug}`, sections })),
  ...library.topics.map(({ slug, sections }) => ({ path: `topics/${slug}`, sections })),
  ...library.notes.map(({ code, sections }) => ({ path: `notes/${code}`, sections })),
];

test('the content has no error', () => {
  const { text, errors } = formatMessages(files);
  expect(errors, text).toBe(0);
});

test('every link in a text leads to a page and an anchor of this site, or to an https address', () => {
  const addresses = addressesOf(library);
  const links = pages().flatMap(({ path, sections }) =>
    sections.flatMap(({ html }) =>
      [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map((match) => ({ path, href: match[1] ?? '' })),
    ),
  );
  const wrong = links.filter(({ href }) => {
    if (href.startsWith('https://')) return !URL.canParse(href);
    if (href.startsWith('#')) return false;
    const [address = '', anchor = ''] = href.split('#');
    const anchors = addresses.get(address.split('?')[0] ?? '');
    return !anchors || (anchor !== '' && !anchors.has(decodeURIComponent(anchor)));
  });
  expect(links.length).toBeGreaterThan(2000);
  expect(wrong.map(({ path, href }) => `${path} ${href}`)).toEqual([]);
});

test('every link within a page leads to something on it', () => {
  const lost = pages().flatMap(({ path, sections }) => {
    const ids = new Set(sections.flatMap(({ anchor, html }) => [anchor, ...idsIn(html)]));
    const links = sections.flatMap(({ html }) => [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? ''));
    return links.filter((link) => !ids.has(decodeURIComponent(link))).map((link) => `${path} #${link}`);
  });
  expect(lost).toEqual([]);
});

test('no page has an address twice, nor one that the page itself uses', () => {
  const reserved = ['content', 'related', 'sources', 'codes-and-identifiers', 'also-asked-as', 'entries'];
  const twice = pages().flatMap(({ path, sections }) => {
    const ids = [...reserved, ...sections.flatMap(({ anchor, html }) => [anchor, ...idsIn(html)])];
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path} #${id}`);
  });
  expect(twice).toEqual([]);
});

test('every source is an https address, and every claim under Why or Causes has one', () => {
  const sources = pages().flatMap(({ path, sections }) =>
    sections.flatMap(({ evidence }) => evidence.map(({ url }) => ({ path, url }))),
  );
  expect(sources.length).toBeGreaterThan(1000);
  expect(sources.filter(({ url }) => !/^https:\/\/[a-z0-9.-]+\.[a-z]+\//.test(url))).toEqual([]);
  const bare = pages().flatMap(({ path, sections }) =>
    sections
      .filter(({ title }) => title === 'Why' || title === 'Causes')
      .flatMap(({ items }) => items.filter(({ evidence }) => evidence.length === 0))
      .map(({ anchor }) => `${path} #${anchor}`),
  );
  expect(bare).toEqual([]);
});

test('every relation holds both ways', () => {
  const entries = new Map(library.entries.map((entry) => [entry.slug, entry]));
  const topics = new Map(library.topics.map((topic) => [topic.slug, topic]));
  const oneSided = [
    ...library.entries.flatMap(({ slug, related, topics: named }) => [
      ...related.filter((other) => !entries.get(other)?.related.includes(slug)).map((other) => `${slug} → ${other}`),
      ...named.filter((other) => !topics.get(other)?.entries.includes(slug)).map((other) => `${slug} → ${other}`),
    ]),
    ...library.topics.flatMap(({ slug, related, entries: named }) => [
      ...related.filter((other) => !topics.get(other)?.related.includes(slug)).map((other) => `${slug} → ${other}`),
      ...named.filter((other) => !entries.get(other)?.topics.includes(slug)).map((other) => `${slug} → ${other}`),
    ]),
  ];
  expect(oneSided).toEqual([]);
  expect(library.posts.filter(({ id }) => !library.entries.some(({ posts }) => posts.includes(id)))).toEqual([]);
});

function idsIn(html: string): string[] {
  return [...html.matchAll(/<[^>]* id="([^"]+)"/g)].map((match) => match[1] ?? '');
}
