import type { VFile } from 'vfile';
import { codeKey, type Library } from '../model/library';
import { report } from '../rules';
import { codeAnchor, url } from '../site';
import { scopedAnchor } from './scope-anchors';

/** Path of every page to the anchors on it, without `#` and not percent-encoded. */
type Addresses = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Check that every link to this site leads to a page that exists, and to an anchor that the page has.
 *
 * @param addresses everything on this site that can be linked
 * @param written names of all files, also of those that can't be read: links to their pages are not wrong
 */
export function checkInternalLinks(
  addresses: Addresses,
  library: Library,
  files: readonly VFile[],
  written: Record<'entries' | 'topics', ReadonlySet<string>>,
): void {
  const unread = new Set(
    [
      ...[...written.entries].map((slug) => url.entry(slug)),
      ...[...written.topics].map((slug) => url.topic(slug)),
    ].filter((address) => !addresses.has(address)),
  );
  for (const file of files) {
    const links = file.data.links ?? [];
    const own = links.length > 0 ? placeOf(file, library) : undefined;
    for (const { href, position } of links) {
      const [before = '', fragment = ''] = href.split('#');
      const path = before === '' ? own?.path : before.split('?')[0];
      if (path !== undefined && unread.has(path)) continue;
      const anchor = before === '' && own?.prefix ? scopedAnchor(decode(fragment), own.prefix) : decode(fragment);
      const anchors = path === undefined ? undefined : addresses.get(path);
      if (!anchors || (fragment !== '' && !anchors.has(anchor))) report(file, 'dangling-link', position, href);
    }
  }
}

/** The page that shows a file's text, and what stands before the anchors of that text; a quoted post has none. */
function placeOf(file: VFile, library: Library): { path: string; prefix?: string } | undefined {
  const [, folder, name = ''] = /^content\/(entries|topics|errors\/notes)\/(.*)\.md$/.exec(file.path) ?? [];
  if (folder === 'entries') return { path: url.entry(name) };
  if (folder === 'topics') return { path: url.topic(name) };
  const note = library.notes.find(({ code }) => code.replace(/[^A-Za-z0-9._-]/g, '-') === name);
  const code = note && library.codes.find((candidate) => codeKey(candidate) === note.key);
  return code && { path: url.number(code.code), prefix: codeAnchor(code) };
}

/** A fragment as text; one that can't be decoded names no anchor. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return '';
  }
}
