import { catalogOf } from '../content/catalog';
import type { Library } from '../model/library';
import { codeKey } from '../model/library';
import { url } from '../site';
import { escapeXml } from './feed';

/** Addresses in one file. The format allows 50,000 and 50 MB; an address with its date has about 120 bytes. */
const mostAddresses = 50_000;

/**
 * Every page with the day it was last reviewed; pages made of tables only have no date, because nobody reviews them one by
 * one. One file, or, where that would be too long, an index and as many files as it takes.
 *
 * @param most addresses in one file
 * @returns address and text of each file, `/sitemap.xml` first
 */
export function sitemapFiles(library: Library, origin: string, most = mostAddresses): [path: string, text: string][] {
  const pages = pagesOf(library).map(({ path, date }) => element('url', `${origin}${path}`, date));
  if (pages.length <= most) return [['/sitemap.xml', document('urlset', pages)]];
  const files: [string, string][] = [];
  for (let start = 0; start < pages.length; start += most)
    files.push([`/sitemap-${files.length + 1}.xml`, document('urlset', pages.slice(start, start + most))]);
  const parts = files.map(([path]) => element('sitemap', `${origin}${path}`));
  return [['/sitemap.xml', document('sitemapindex', parts)], ...files];
}

function element(name: string, address: string, date?: string): string {
  return `<${name}><loc>${escapeXml(address)}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}</${name}>`;
}

function document(root: string, elements: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...elements,
    `</${root}>\n`,
  ].join('\n');
}

/** Addresses of all pages worth finding. */
export function pagesOf(library: Library): { path: string; date?: string }[] {
  const catalog = catalogOf(library);
  const latest = library.entries
    .map((entry) => entry.reviewed)
    .sort()
    .at(-1);
  const dated = (path: string, date: string | undefined) => (date ? { path, date } : { path });
  return [
    ...[url.home(), url.topics(), url.entries()].map((path) => dated(path, latest)),
    ...[
      url.paths(),
      url.open(),
      url.search(),
      url.decode(),
      url.errors(),
      url.allNumbers(),
      url.reference(),
      url.about(),
      url.api(),
      url.searchQuality(),
      url.searchQueries(),
    ].map((path) => ({
      path,
    })),
    ...library.entries.map((entry) => dated(url.entry(entry.slug), entry.reviewed)),
    ...library.topics.map((topic) => dated(url.topic(topic.slug), topic.reviewed)),
    ...library.paths.map((path) => dated(url.path(path.slug), path.reviewed)),
    ...library.families.map((family) => ({ path: url.family(family.id) })),
    ...library.tables.map((table) => ({ path: url.table(table.id) })),
    ...library.vocabulary.tags
      .filter(({ id }) => catalog.entriesOfTag(id).length > 0)
      .map(({ id }) => ({ path: url.tag(id) })),
    ...library.vocabulary.platforms.map(({ id }) => ({ path: url.platform(id) })),
    ...catalog.numbers.map((number) => {
      const dates = catalog.codesOfNumber(number).flatMap((code) => catalog.note(codeKey(code))?.reviewed ?? []);
      return dated(url.number(number), dates.sort().at(-1));
    }),
  ];
}
