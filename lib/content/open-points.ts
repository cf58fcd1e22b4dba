import { groupBy } from '../model/group-by';
import type { Item, Note, Section, Topic } from '../model/library';
import type { Status } from '../model/status';
import { url } from '../site';
import type { Catalog } from './catalog';
import { numberView } from './number-view';
import { scopedAnchor } from './scope-anchors';

/** A page on which something is open. */
export interface OpenPage {
  kind: 'topic' | 'entry' | 'code';
  title: string;
  href: string;
  /** Status of the answer as a whole; topics have none. */
  status: Status | undefined;
  /** What nobody has said, each with its own address. Empty where only the status is weak. */
  points: { href: string; html: string }[];
}

export interface OpenGroup {
  /** Address on the page. */
  anchor: string;
  /** `undefined` for codes that belong to no topic. */
  topic: Topic | undefined;
  pages: OpenPage[];
  /** Pages of the topic that have something open too, where there are too many to show. */
  more: number;
}

/** Pages shown with what is open on them, about 1 kB of HTML each. */
const shownPages = 400;

/** Statuses of answers that wait for evidence, even where no single point is named. */
const weak: readonly Status[] = ['inferred', 'open'];

/**
 * Everything that is open, by topic: each point under `Open`, and each answer that rests on a conclusion of ours or on
 * nothing. A page stands under its main topic only: first the topic's own page, then entries, then codes. Where there are
 * more pages than one can show, every topic has the same share.
 *
 * @param most pages in all, if each topic's first one leaves room for more
 */
export function openPoints(catalog: Catalog, most = shownPages): OpenGroup[] {
  const { topics, entries, notes } = catalog.library;
  const pages = [
    ...topics.map((topic) => ({ topic: topic.slug, page: topicPage(topic) })),
    ...entries.map((entry) => {
      const address = (anchor?: string) => url.entry(entry.slug, anchor);
      const points = pointsOf(entry.sections, address);
      const page: OpenPage = { kind: 'entry', title: entry.title, href: address(), status: entry.status, points };
      return { topic: entry.topics[0] ?? '', page };
    }),
    ...notes.flatMap((note) => {
      const page = notePage(note, catalog);
      return page ? [{ topic: note.topics[0] ?? '', page }] : [];
    }),
  ].filter(({ page }) => page.points.length > 0 || (page.status && weak.includes(page.status)));
  const byTopic = groupBy(pages, ({ topic }) => topic);
  const groups = topics.map((topic) => ({
    anchor: `topic-${topic.slug}`,
    topic,
    pages: byTopic.get(topic.slug)?.map(({ page }) => page) ?? [],
  }));
  const rest = pages.filter(({ topic }) => !catalog.topic(topic)).map(({ page }) => page);
  const all = [...groups, { anchor: 'no-topic', topic: undefined, pages: rest }].filter(
    (group) => group.pages.length > 0,
  );
  const share = pages.length <= most ? pages.length : Math.max(1, Math.floor(most / all.length));
  return all.map((group) => ({
    ...group,
    pages: group.pages.slice(0, share),
    more: Math.max(0, group.pages.length - share),
  }));
}

function topicPage(topic: Topic): OpenPage {
  const address = (anchor?: string) => url.topic(topic.slug, anchor);
  const points = pointsOf(topic.sections, address);
  return { kind: 'topic', title: topic.title, href: address(), status: undefined, points };
}

function notePage(note: Note, catalog: Catalog): OpenPage | undefined {
  const code = catalog.code(note.key);
  const meaning = code && numberView(catalog.library, code.code).meanings.find((one) => one.note?.key === note.key);
  if (!code || !meaning) return undefined;
  const address = (anchor: string) => url.number(code.code, scopedAnchor(anchor, meaning.anchor));
  return {
    kind: 'code',
    title: `${code.symbol || code.domain} (${code.code})`,
    href: url.number(code.code, meaning.anchor),
    status: note.status,
    points: pointsOf(note.sections, address),
  };
}

function pointsOf(sections: readonly Section[], address: (anchor: string) => string): OpenPage['points'] {
  const items: Item[] = sections.filter(({ title }) => title === 'Open').flatMap((section) => section.items);
  return items.map(({ anchor, html }) => ({ href: address(anchor), html }));
}
