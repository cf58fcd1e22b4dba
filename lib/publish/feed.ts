import { catalogOf } from '../content/catalog';
import { firstSentences, leadText } from '../content/first-sentences';
import type { Library } from '../model/library';
import { codeAnchor, site, url } from '../site';

interface FeedItem {
  path: string;
  title: string;
  summary: string;
  /** ISO 8601 date. */
  date: string;
}

/** Most items a feed holds; older ones are in the lists of the site. */
const longest = 100;

/**
 * Atom feed of entries and code notes, reviewed last first.
 *
 * @param origin of the site, without a slash at the end
 */
export function feedXml(library: Library, origin: string): string {
  const items = [...entryItems(library), ...noteItems(library)]
    .sort((a, b) => b.date.localeCompare(a.date) || (a.path < b.path ? -1 : 1))
    .slice(0, longest);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escapeXml(site.name)}</title>`,
    `<subtitle>${escapeXml(site.tagline)}</subtitle>`,
    `<id>${origin}/</id>`,
    `<link href="${origin}/"/>`,
    `<link rel="self" type="application/atom+xml" href="${origin}/feed.xml"/>`,
    `<updated>${items[0]?.date ?? '1970-01-01'}T00:00:00Z</updated>`,
    `<author><name>${escapeXml(site.name)}</name></author>`,
    ...items.map(
      ({ path, title, summary, date }) =>
        `<entry><id>${origin}${escapeXml(path)}</id><title>${escapeXml(title)}</title><link href="${origin}${escapeXml(path)}"/><updated>${date}T00:00:00Z</updated><summary>${escapeXml(summary)}</summary></entry>`,
    ),
    '</feed>\n',
  ].join('\n');
}

function entryItems(library: Library): FeedItem[] {
  return library.entries.map((entry) => ({
    path: url.entry(entry.slug),
    title: entry.title,
    summary: firstSentences(leadText(entry), 280),
    date: entry.reviewed,
  }));
}

function noteItems(library: Library): FeedItem[] {
  const catalog = catalogOf(library);
  return library.notes.flatMap((note) => {
    const code = catalog.code(note.key);
    if (!code) return [];
    return [
      {
        path: url.number(code.code, codeAnchor(code)),
        title: `${code.code} ${code.symbol || code.domain}`,
        summary: note.meaning,
        date: note.reviewed,
      },
    ];
  });
}

/** A text as XML character data or attribute value. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
