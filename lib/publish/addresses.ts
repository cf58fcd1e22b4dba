import { type Catalog, catalogOf } from '../content/catalog';
import { familyAnchors } from '../content/family-anchors';
import { numberView } from '../content/number-view';
import { openPoints } from '../content/open-points';
import { scopedAnchor } from '../content/scope-anchors';
import type { Entry, Library, Section, Topic } from '../model/library';
import { statuses } from '../model/status';
import { url } from '../site';
import { pagesOf } from './sitemap';

/** Path of every page to the anchors on it, without `#` and not percent-encoded. */
export type Addresses = Map<string, ReadonlySet<string>>;

/** Anchors of the pages that are not made from content; `tests/e2e/links.spec.ts` compares them with the built pages. */
const fixed: Record<string, readonly string[]> = {
  [url.home()]: ['topics', 'wanted', 'latest'],
  [url.topics()]: ['symptoms', 'entries'],
  [url.search()]: ['topics', 'tags', 'entries'],
  [url.errors()]: ['wanted', 'how-to-read-an-error', 'families'],
  [url.reference()]: ['coverage'],
  [url.about()]: [
    'what-is-here',
    'status-words',
    ...statuses.map((status) => `status-${status}`),
    'how-entries-are-checked',
    'quoted-text',
    'for-programs',
    'search-quality',
    'privacy',
    'offline',
  ],
  [url.searchQuality()]: ['queries', 'unseen', 'comparison', 'growth', 'browser', 'reading', 'limits', 'repeat'],
  [url.searchQueries()]: ['unseen'],
  [url.api()]: ['json', 'example-number', 'example-entry', 'markdown', 'other-files', 'assistants'],
};

/** Every address that can be linked: each page, and each section, item, figure, post, meaning and row on it. */
export function addressesOf(library: Library): Addresses {
  const catalog = catalogOf(library);
  const addresses: Addresses = new Map();
  for (const { path } of pagesOf(library)) addresses.set(path, new Set(fixed[path]));
  const add = (path: string, anchors: readonly string[]) => addresses.set(path, new Set(anchors));
  for (const entry of library.entries) add(url.entry(entry.slug), entryAnchors(entry, catalog));
  for (const topic of library.topics) add(url.topic(topic.slug), topicAnchors(topic));
  for (const path of library.paths) add(url.path(path.slug), [...path.steps.map(({ id }) => id), 'sources']);
  add(url.open(), openAnchors(catalog));
  for (const number of catalog.numbers) add(url.number(number), numberAnchors(library, number));
  for (const { id } of library.families) add(url.family(id), familyAnchors(catalog.codesOfFamily(id)));
  for (const { id } of library.tables) {
    add(url.table(id), [...catalog.identifiersOfTable(id).map(({ anchor }) => anchor), 'gaps']);
  }
  return addresses;
}

function entryAnchors(entry: Entry, catalog: Catalog): string[] {
  return [
    ...sectionAnchors(entry.sections),
    'codes-and-identifiers',
    ...(entry.asked.length > 0 ? ['also-asked-as'] : []),
    'related',
    ...sourcesAnchor(entry.sections),
    ...entry.posts.filter((id) => catalog.post(id)).map((id) => `post-${id}`),
  ];
}

function topicAnchors(topic: Topic): string[] {
  return [
    'entries',
    ...sectionAnchors(topic.sections),
    'codes-and-identifiers',
    'related',
    ...sourcesAnchor(topic.sections),
  ];
}

function openAnchors(catalog: Catalog): string[] {
  return ['evidence', ...openPoints(catalog).map(({ anchor }) => anchor)];
}

function numberAnchors(library: Library, number: number): string[] {
  const { meanings, translations, neighbours } = numberView(library, number);
  return [
    ...meanings.flatMap(({ anchor, note }) => {
      const sections = note?.sections ?? [];
      const inside = [...sectionAnchors(sections), ...sourcesAnchor(sections)];
      return [anchor, ...inside.map((one) => scopedAnchor(one, anchor))];
    }),
    ...(meanings.length > 1 ? ['other-meanings'] : []),
    ...(translations.length > 0 ? ['translations'] : []),
    ...(neighbours.length > 1 ? ['neighbours'] : []),
  ];
}

/** Sections, and everything in their text that has an address. What is inside a drawing is not for linking. */
function sectionAnchors(sections: readonly Section[]): string[] {
  return sections.flatMap(({ anchor, html }) => {
    const text = withoutDrawings(html);
    return [anchor, ...[...text.matchAll(/<[^<>]* id="([^"]+)"/g)].map((match) => match[1] ?? '')];
  });
}

function withoutDrawings(html: string): string {
  const [before = '', ...rest] = html.split(/<svg\b/);
  return before + rest.map((part) => part.slice(Math.max(part.indexOf('</svg>'), 0))).join('');
}

function sourcesAnchor(sections: readonly Section[]): string[] {
  return sections.some(({ evidence }) => evidence.length > 0) ? ['sources'] : [];
}
