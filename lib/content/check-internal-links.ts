import type { VFile } from 'vfile';
import { groupBy } from '../model/group-by';
import { codeKey, type Library, type Section } from '../model/library';
import { report } from '../rules';
import { codeAnchor, url } from '../site';

/**
 * Check that every link to this site leads to a page that exists, and to an anchor that the page has.
 *
 * @param written names of all files, also of those that can't be read: links to their pages are not wrong
 */
export function checkInternalLinks(
  library: Library,
  files: readonly VFile[],
  written: Record<'entries' | 'topics', ReadonlySet<string>>,
): void {
  const pages = pagesOf(library);
  for (const slug of written.entries) addUnread(pages, url.entry(slug));
  for (const slug of written.topics) addUnread(pages, url.topic(slug));
  for (const file of files) {
    const own = addressOf(file, library);
    for (const { href, position } of file.data.links ?? []) {
      if (!leadsSomewhere(href, own, pages)) report(file, 'dangling-link', position, href);
    }
  }
}

/** Addresses of pages with their anchors; `undefined` where any anchor is taken. */
type Pages = Map<string, Set<string> | undefined>;

function addUnread(pages: Pages, address: string): void {
  if (!pages.has(address)) pages.set(address, undefined);
}

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
  for (const entry of library.entries) pages.set(url.entry(entry.slug), anchorsOf(entry.sections, ['sources', ...own]));
  for (const topic of library.topics) {
    pages.set(url.topic(topic.slug), anchorsOf(topic.sections, ['sources', 'entries', ...own]));
  }
  const notes = new Map(library.notes.map((note) => [note.key, note]));
  for (const code of library.codes) {
    const address = url.number(code.code);
    const anchors = pages.get(address) ?? new Set();
    const anchor = codeAnchor(code);
    anchors.add(anchor);
    // The note of the likeliest meaning has plain anchors, those of the others have the symbol before them.
    for (const section of anchorsOf(notes.get(codeKey(code))?.sections ?? [])) {
      anchors.add(section).add(`${anchor}.${section}`);
    }
    pages.set(address, anchors);
  }
  const byFamily = groupBy(library.codes, (code) => code.family);
  for (const { id } of library.families) {
    pages.set(url.family(id), new Set((byFamily.get(id) ?? []).map(codeAnchor)));
  }
  for (const table of library.tables) pages.set(url.table(table.id), new Set());
  for (const { table, anchor } of library.identifiers) pages.get(url.table(table))?.add(anchor);
  for (const tag of library.vocabulary.tags) pages.set(url.tag(tag.id), new Set());
  for (const platform of library.vocabulary.platforms) pages.set(url.platform(platform.id), new Set());
  return pages;
}

/** Anchors that pages of entries and topics have beside those of their text. */
const own = ['related', 'codes-and-identifiers'];

function anchorsOf(sections: readonly Section[], others: readonly string[] = []): Set<string> {
  return new Set([
    ...sections.flatMap((section) => [section.anchor, ...section.items.map((item) => item.anchor)]),
    ...others,
  ]);
}

/** Address of the page that shows a file's text, for links within it; a quoted post has no anchors. */
function addressOf(file: VFile, library: Library): string | undefined {
  const [, folder, name = ''] = /^content\/(entries|topics|errors\/notes)\/(.*)\.md$/.exec(file.path) ?? [];
  if (folder === 'entries') return url.entry(name);
  if (folder === 'topics') return url.topic(name);
  const note = library.notes.find(({ code }) => code.replace(/[^A-Za-z0-9._-]/g, '-') === name);
  const code = library.codes.find((candidate) => codeKey(candidate) === note?.key);
  return code && url.number(code.code);
}

function leadsSomewhere(href: string, own: string | undefined, pages: Pages): boolean {
  const [address = '', anchor = ''] = href.split('#');
  const path = address === '' ? own : address.split('?')[0];
  if (path === undefined || !pages.has(path)) return false;
  const anchors = pages.get(path);
  return anchor === '' || anchors === undefined || anchors.has(decode(anchor));
}

/** A fragment as text; one that can't be decoded names no anchor. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return '';
  }
}
