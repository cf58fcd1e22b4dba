import type { VFile } from 'vfile';
import { codeKey, type Library } from '../model/library';
import { report } from '../rules';
import { codeAnchor, url } from '../site';

/** Check that every link to this site leads to a page that exists, and to an anchor that the page has. */
export function checkInternalLinks(library: Library, files: readonly VFile[]): void {
  const pages = pagesOf(library);
  for (const file of files) {
    for (const { href, position } of file.data.links ?? []) {
      if (!leadsSomewhere(href, pages)) report(file, 'dangling-link', position, href);
    }
  }
}

/** Addresses of pages with their anchors; `undefined` where any anchor is taken. */
type Pages = Map<string, Set<string> | undefined>;

function pagesOf(library: Library): Pages {
  const pages: Pages = new Map();
  for (const fixed of [
    url.home(),
    url.search(),
    url.decode(),
    url.about(),
    url.topics(),
    url.entries(),
    url.errors(),
    url.allNumbers(),
    url.reference(),
  ]) {
    pages.set(fixed, undefined);
  }
  const sections = (page: { sections: { anchor: string; items: { anchor: string }[] }[] }) =>
    new Set([
      ...page.sections.flatMap((section) => [section.anchor, ...section.items.map((item) => item.anchor)]),
      'sources',
      'related',
      'codes-and-identifiers',
    ]);
  for (const entry of library.entries) pages.set(url.entry(entry.slug), sections(entry));
  for (const topic of library.topics) pages.set(url.topic(topic.slug), sections(topic).add('entries'));
  for (const code of library.codes) {
    const address = url.number(code.code);
    const anchors = pages.get(address) ?? new Set();
    pages.set(address, anchors.add(codeAnchor(code)));
  }
  for (const family of library.families) {
    pages.set(url.family(family.id), new Set(library.codes.filter((code) => code.family === family.id).map(codeKey)));
  }
  for (const table of library.tables) pages.set(url.table(table.id), undefined);
  for (const tag of library.vocabulary.tags) pages.set(url.tag(tag.id), new Set());
  for (const platform of library.vocabulary.platforms) pages.set(url.platform(platform.id), new Set());
  return pages;
}

function leadsSomewhere(href: string, pages: Pages): boolean {
  if (href.startsWith('#')) return true;
  const [address = '', anchor = ''] = href.split('#');
  const path = address.split('?')[0] ?? '';
  if (!pages.has(path)) return false;
  const anchors = pages.get(path);
  return anchor === '' || anchors === undefined || anchors.has(decodeURIComponent(anchor));
}
