import { catalogOf } from '../content/catalog';
import { firstSentences, leadText } from '../content/first-sentences';
import type { Platform } from '../model/ids';
import type { Entry, Library, Note } from '../model/library';
import { codeAnchor, site, url } from '../site';

/** Something to subscribe to: what is new on one page and those it lists. */
export interface Feed {
  /** Path of the page it belongs to. The feed lies beside it, see `url.feed`. */
  page: string;
  title: string;
  subtitle: string;
  items: FeedItem[];
}

interface FeedItem {
  path: string;
  title: string;
  summary: string;
  /** ISO 8601 date. */
  date: string;
}

/** Most items a feed holds; older ones are in the lists of the site. */
const longest = 100;

/** A tag that fewer entries have is too quiet to be followed. */
const fewestOfTag = 3;

/** All feeds: the whole site, every topic with its codes, every platform, and tags with some entries. */
export function feedsOf(library: Library): Feed[] {
  const catalog = catalogOf(library);
  const { topics, vocabulary, entries, notes } = library;
  const feed = (
    page: string,
    title: string,
    subtitle: string,
    some: readonly Entry[],
    codes: readonly Note[] = [],
  ) => ({
    page,
    title,
    subtitle,
    items: newest([...some.map(entryItem), ...codes.flatMap((note) => noteItem(note, library))]),
  });
  return [
    feed(url.home(), site.name, site.tagline, entries, notes),
    ...topics.map(({ slug, title, summary }) => {
      const codes = notes.filter((note) => note.topics.includes(slug));
      return feed(url.topic(slug), `${title} · ${site.name}`, summary, catalog.entriesOfTopic(slug), codes);
    }),
    ...vocabulary.platforms.map(({ id, name }) =>
      feed(
        url.platform(id),
        `${name} · ${site.name}`,
        `Entries that apply to ${name}.`,
        catalog.entriesOfPlatform(id as Platform),
      ),
    ),
    ...vocabulary.tags
      .filter(({ id }) => tagHasFeed(library, id))
      .map(({ id, name }) =>
        feed(url.tag(id), `#${name} · ${site.name}`, `Entries about ${name}.`, catalog.entriesOfTag(id)),
      ),
  ];
}

/** Whether enough entries have a tag to make its feed worth following. */
export function tagHasFeed(library: Library, tag: string): boolean {
  return catalogOf(library).entriesOfTag(tag).length >= fewestOfTag;
}

/**
 * A feed as Atom (RFC 4287), reviewed last first.
 *
 * @param origin of the site, without a slash at the end
 */
export function feedXml({ page, title, subtitle, items }: Feed, origin: string): string {
  const link = (attributes: string, path: string) => `<link ${attributes} href="${escapeXml(origin + path)}"/>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escapeXml(title)}</title>`,
    `<subtitle>${escapeXml(subtitle)}</subtitle>`,
    `<id>${escapeXml(origin + page)}</id>`,
    link('rel="alternate" type="text/html"', page),
    link('rel="self" type="application/atom+xml"', url.feed(page)),
    `<updated>${items[0]?.date ?? '1970-01-01'}T00:00:00Z</updated>`,
    `<author><name>${escapeXml(site.name)}</name></author>`,
    ...items.map(
      ({ path, title, summary, date }) =>
        `<entry><id>${escapeXml(origin + path)}</id><title>${escapeXml(title)}</title>${link('rel="alternate" type="text/html"', path)}<updated>${date}T00:00:00Z</updated><summary>${escapeXml(summary)}</summary></entry>`,
    ),
    '</feed>\n',
  ].join('\n');
}

function newest(items: readonly FeedItem[]): FeedItem[] {
  return items.toSorted((a, b) => b.date.localeCompare(a.date) || (a.path < b.path ? -1 : 1)).slice(0, longest);
}

function entryItem(entry: Entry): FeedItem {
  return {
    path: url.entry(entry.slug),
    title: entry.title,
    summary: firstSentences(leadText(entry), 280),
    date: entry.reviewed,
  };
}

function noteItem(note: Note, library: Library): FeedItem[] {
  const code = catalogOf(library).code(note.key);
  if (!code) return [];
  return [
    {
      path: url.number(code.code, codeAnchor(code)),
      title: `${code.code} ${code.symbol || code.domain}`,
      summary: note.meaning,
      date: note.reviewed,
    },
  ];
}

/** A text as XML character data or attribute value. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
