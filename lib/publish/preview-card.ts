import { type Catalog, catalogOf } from '../content/catalog';
import { firstSentences, leadText } from '../content/first-sentences';
import { type NumberView, numberView } from '../content/number-view';
import type { Entry, Family, Library, Topic } from '../model/library';
import { site, url } from '../site';

/** What a preview image says: shown by chats and networks where someone links a page. */
export interface PreviewCard {
  /** Address of the image. */
  address: string;
  /** Small, above the title: what kind of page it is. */
  label: string;
  title: string;
  /** The title is a number, the strongest thing on its page. */
  number: boolean;
  /** Symbols below the title, or empty. */
  symbols: string;
  /** One or two sentences, or empty. */
  text: string;
  /** Small, at the bottom: status and date. */
  foot: string;
}

/** The same image for every page without one of its own. */
export function siteCard(): PreviewCard {
  const text = firstSentences(site.description, 160);
  return {
    address: url.preview(url.home()),
    label: '',
    title: site.tagline,
    number: false,
    symbols: '',
    text,
    foot: '',
  };
}

export function entryCard(entry: Entry, catalog: Catalog): PreviewCard {
  const codes = entry.explains.flatMap((key) => catalog.code(key) ?? []).slice(0, 2);
  return {
    address: url.preview(url.entry(entry.slug)),
    label: catalog.topic(entry.topics[0] ?? '')?.title ?? '',
    title: entry.title,
    number: false,
    symbols: codes.map(({ symbol, domain, code }) => `${symbol || domain} ${code}`).join(' · '),
    text: firstSentences(leadText(entry), 150),
    foot: `${entry.status} · reviewed ${entry.reviewed}`,
  };
}

export function topicCard(topic: Topic): PreviewCard {
  return {
    address: url.preview(url.topic(topic.slug)),
    label: 'Topic',
    title: topic.title,
    number: false,
    symbols: '',
    text: topic.summary,
    foot: `reviewed ${topic.reviewed}`,
  };
}

export function familyCard(family: Family): PreviewCard {
  return {
    address: url.preview(url.family(family.id)),
    label: 'Error codes',
    title: family.title,
    number: false,
    symbols: '',
    text: firstSentences(family.summary, 200),
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
    label: `${first.family.title}${others > 0 ? ` · ${others} more ${others > 1 ? 'meanings' : 'meaning'}` : ''}`,
    title: String(number),
    number: true,
    symbols: first.code.symbol || first.code.domain,
    text: firstSentences(first.meaning, 150),
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
