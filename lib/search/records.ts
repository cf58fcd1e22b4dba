import { openCodeTable } from '../errors/open-code-table';
import { addressesIn } from '../model/addresses-in';
import { groupBy } from '../model/group-by';
import { type Platform, platforms } from '../model/ids';
import { codeKey, type Entry, type Identifier, type Library, type Post, type Section } from '../model/library';
import { statuses } from '../model/status';
import { url } from '../site';
import { anchorIn } from './anchor-in';
import { citedWords } from './cited-words';
import { type CodeContext, numberRecord } from './code-record';
import { type KnownVersions, knownVersions, versionsOf } from './platform-versions';
import type { SearchPage, SearchSection } from './record';

/**
 * Everything search can find, the most important first: among equal scores the order decides. It depends on the
 * library alone, so the same content gives the same index.
 */
export function buildRecords(library: Library): SearchPage[] {
  const context = createContext(library);
  const bySlug = [...library.entries].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const numbers = [...groupBy(library.codes, (code) => code.code).values()];
  const codes = numbers.map((meanings) => numberRecord(meanings, context));
  const pages = [
    ...byStatus(bySlug.map((entry) => entryRecord(entry, context))),
    ...library.topics.map((topic) => topicRecord(topic, context)),
    ...library.paths.map(pathRecord),
    ...byStatus(codes),
    ...library.identifiers.map((identifier) => identifierRecord(identifier, context)),
    ...codes.filter((page) => page.status === undefined),
    ...library.families.map((family) => tableRecord('code', url.family(family.id), family)),
    ...library.tables.map((table) => tableRecord('name', url.table(table.id), table)),
    ...library.posts.flatMap((post) => postRecord(post, context)),
  ];
  return pages.map(withSection);
}

/** The best known first; pages without a status are left out. */
function byStatus(pages: readonly SearchPage[]): SearchPage[] {
  return statuses.flatMap((status) => pages.filter((page) => page.status === status));
}

/** A page being written may have no section yet. */
function withSection(page: SearchPage): SearchPage {
  return page.sections.length > 0 ? page : { ...page, sections: [{ anchor: '', heading: '', text: page.title }] };
}

interface Context extends CodeContext {
  topics: Set<string>;
  tagNames: Map<string, string[]>;
  entryOfPost: Map<string, Entry>;
  versions: KnownVersions;
}

function createContext(library: Library): Context {
  const topicsOfCode = new Map<string, Set<string>>();
  for (const entry of library.entries) {
    for (const key of entry.explains) {
      const topics = topicsOfCode.get(key) ?? new Set();
      for (const topic of entry.topics) topics.add(topic);
      topicsOfCode.set(key, topics);
    }
  }
  const meanings = new Map(library.notes.map((note) => [note.key, note.meaning]));
  const domains = groupBy(library.domains, (domain) => domain.printed);
  const book = openCodeTable({ ...library, notes: meanings });
  return {
    book,
    constants: new Map([...domains].map(([printed, rows]) => [printed, rows.map((row) => row.constant)])),
    notes: new Map(library.notes.map((note) => [note.key, note])),
    texts: new Map(
      library.vocabulary.texts.flatMap(({ code, texts }) => {
        const [named] = book.bySymbol(code);
        return named ? [[codeKey(named), texts] as const] : [];
      }),
    ),
    topics: new Set(library.topics.map((topic) => topic.slug)),
    tagNames: new Map(library.vocabulary.tags.map((tag) => [tag.id, [tag.name, ...tag.aliases]])),
    topicsOfCode,
    versions: knownVersions(library.entries),
    entryOfPost: new Map(library.entries.flatMap((entry) => entry.posts.map((post) => [post, entry] as const))),
  };
}

function entryRecord(entry: Entry, { tagNames, versions }: Context): SearchPage {
  const answer = entry.sections.filter((section) => section.title === 'Short answer');
  const rest = entry.sections.filter((section) => section.title !== 'Short answer');
  return {
    kind: 'entry',
    url: url.entry(entry.slug),
    title: entry.title,
    names: [...entry.names, ...entry.asked, ...entry.codes, ...entry.identifiers, ...numbersOf(entry.explains)],
    keywords: entry.tags.flatMap((tag) => tagNames.get(tag) ?? []),
    topics: entry.topics,
    tags: entry.tags,
    platforms: platforms.filter((platform) => entry.platforms[platform] !== undefined),
    versions: versionsOf(entry.platforms, versions),
    status: entry.status,
    reviewed: entry.reviewed,
    sections: [...answer, ...rest].map((section) => toSection(url.entry(entry.slug, section.anchor), section)),
  };
}

/** The numbers in code keys: an entry that explains `errSecParam` is looked for as -50 too. */
function numbersOf(keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap((key) => / (-?\d+)(?: |$)/.exec(key)?.[1] ?? []))];
}

function topicRecord(topic: Library['topics'][number], { tagNames }: Context): SearchPage {
  return {
    kind: 'topic',
    url: url.topic(topic.slug),
    title: topic.title,
    aliases: [topic.slug.replaceAll('-', ' '), ...(tagNames.get(topic.slug) ?? [])],
    names: [...topic.names, ...topic.codes, ...topic.identifiers],
    keywords: [],
    topics: [topic.slug],
    tags: tagNames.has(topic.slug) ? [topic.slug] : [],
    platforms: [],
    reviewed: topic.reviewed,
    sections: [
      { anchor: '', heading: '', text: topic.summary },
      ...topic.sections.map((section) => toSection(url.topic(topic.slug, section.anchor), section)),
    ],
  };
}

/** Questions from a symptom to its answer: shown among the topics, as a way into them. */
function pathRecord(path: Library['paths'][number]): SearchPage {
  const steps = path.steps.map(({ id, question, text }) => ({ anchor: id, heading: question, text }));
  return {
    kind: 'topic',
    url: url.path(path.slug),
    title: path.title,
    names: path.asked,
    keywords: [],
    topics: path.topics,
    tags: [],
    platforms: [],
    reviewed: path.reviewed,
    sections: [{ anchor: '', heading: '', text: path.summary }, ...steps],
  };
}

/** @param address of the page with an anchor: sections keep the anchor as addresses write it */
function toSection(address: string, { title, text, html }: Section): SearchSection {
  const section = { anchor: anchorIn(address), heading: title, text, cited: citedWords(addressesIn(html)) };
  return title === 'Further reading' ? { ...section, minor: true } : section;
}

/** Columns of reference tables that hold another name of the thing. */
const nameColumns = ['expansion', 'tccutil_reset_name', 'raw_value', 'settings_pane', 'aliases'];

function identifierRecord(identifier: Identifier, { topics }: Context): SearchPage {
  const { table, name, fields } = identifier;
  const topic = fields['topic'] ?? '';
  const said = Object.entries(fields).filter(([column, value]) => column !== 'topic' && value.length > 1);
  return {
    kind: 'name',
    url: url.table(table),
    title: name,
    names: nameColumns.flatMap((column) => fields[column] ?? []),
    keywords: [],
    topics: topics.has(topic) ? [topic] : [],
    tags: [],
    platforms: platformsIn(fields['platforms'] ?? ''),
    sections: [
      {
        anchor: anchorIn(url.table(table, identifier.anchor)),
        heading: '',
        text: said.map(([, value]) => value).join(' · '),
      },
    ],
  };
}

function platformsIn(text: string): Platform[] {
  const words = text.toLowerCase();
  return platforms.filter((platform) => new RegExp(`\\b${platform}\\b`).test(words));
}

function tableRecord(kind: 'code' | 'name', address: string, table: { title: string; summary: string }): SearchPage {
  const sections = [{ anchor: '', heading: '', text: table.summary }];
  return {
    kind,
    url: address,
    title: table.title,
    names: [],
    keywords: [],
    topics: [],
    tags: [],
    platforms: [],
    sections,
  };
}

/** Characters of a post in one section: a post has one address, but excerpts are cut from small texts. */
const postSection = 1200;

/** A post is quoted on the page of the entry that answers it. */
function postRecord(post: Post, { entryOfPost, versions }: Context): SearchPage[] {
  const entry = entryOfPost.get(post.id);
  if (!entry) return [];
  const anchor = `post-${post.id}`;
  return [
    {
      kind: 'post',
      url: url.entry(entry.slug),
      answeredAt: url.entry(entry.slug),
      title: post.title,
      names: [...post.tags, ...post.feedback],
      keywords: [],
      topics: entry.topics,
      tags: entry.tags,
      platforms: platforms.filter((platform) => post.platforms[platform] !== undefined),
      versions: versionsOf(post.platforms, versions),
      sections: cutText(post.text).map((text) => ({ anchor, heading: '', text })),
    },
  ];
}

function cutText(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split('\n')) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length < postSection) parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts;
}
