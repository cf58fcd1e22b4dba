import { type Catalog, catalogOf } from '../content/catalog';
import { type NumberView, numberView } from '../content/number-view';
import type { Entry, Family, Library, Topic } from '../model/library';
import { site, url } from '../site';

/** What a preview image says: shown by chats and networks where someone links a page. */
export interface PreviewCard {
  /** Address of the image. */
  address: string;
  /** Small, above the title: what kind of page it is. */
  label: string;
  /** As large as its length allows. */
  title: string;
  /** The title is a number or a symbol. */
  code: boolean;
  /** One sentence below the title, or empty. */
  text: string;
  /** Small, at the bottom: status and date. */
  foot: string;
}

/** The same image for every page without one of its own. */
export function siteCard(): PreviewCard {
  return { address: url.preview(url.home()), label: '', title: site.tagline, code: false, text: '', foot: '' };
}

export function entryCard(entry: Entry, catalog: Catalog): PreviewCard {
  const names = entry.explains.flatMap((key) => catalog.code(key) ?? []).slice(0, 2);
  return {
    address: url.preview(url.entry(entry.slug)),
    label: catalog.topic(entry.topics[0] ?? '')?.title ?? '',
    title: entry.title,
    code: false,
    text: names.map(({ symbol, domain, code }) => `${symbol || domain} ${code}`).join('   '),
    foot: `${entry.status} · reviewed ${entry.reviewed}`,
  };
}

export function topicCard(topic: Topic): PreviewCard {
  return {
    address: url.preview(url.topic(topic.slug)),
    label: 'Topic',
    title: topic.title,
    code: false,
    text: topic.summary,
    foot: `reviewed ${topic.reviewed}`,
  };
}

export function familyCard(family: Family): PreviewCard {
  return {
    address: url.preview(url.family(family.id)),
    label: 'Error codes',
    title: family.title,
    code: false,
    text: family.summary,
    foot: '',
  };
}

/** A number that has a note has its own image; the thousands of others show that of the family they likeliest are of. */
export function numberCard({ number, meanings }: NumberView): PreviewCard {
  const first = meanings[0];
  if (!first) throw new RangeError(`Number ${number} has no meaning`);
  const note = meanings.find((meaning) => meaning.note)?.note;
  if (!note) return familyCard(first.family);
  const others = meanings.length - 1;
  return {
    address: url.preview(url.number(number)),
    label:
      others > 0
        ? `${first.family.title} and ${others} other ${others > 1 ? 'meanings' : 'meaning'}`
        : first.family.title,
    title: `${number} ${first.code.symbol}`.trim(),
    code: true,
    text: first.meaning,
    foot: `${note.status} · reviewed ${note.reviewed}`,
  };
}

/** Every image of the site, each once. */
export function previewCards(library: Library): PreviewCard[] {
  const catalog = catalogOf(library);
  const numbers = new Set(library.notes.flatMap((note) => catalog.code(note.key)?.code ?? []));
  return [
    siteCard(),
    ...library.entries.map((entry) => entryCard(entry, catalog)),
    ...library.topics.map(topicCard),
    ...library.families.map(familyCard),
    ...[...numbers].map((number) => numberCard(numberView(library, number))),
  ];
}
