import type { Code } from '../model/code';
import { groupBy } from '../model/group-by';
import { type Platform, platforms } from '../model/ids';
import {
  codeKey,
  type Entry,
  type Identifier,
  type Library,
  type Note,
  type Post,
  type Section,
} from '../model/library';
import { statuses } from '../model/status';
import { anchorOf, codeAnchor, url } from '../site';
import type { SearchPage, SearchSection } from './record';

/**
 * Everything search can find, the most important first: among equal scores the order decides. It depends on the
 * library alone, so the same content gives the same index.
 */
export function buildRecords(library: Library): SearchPage[] {
  const context = createContext(library);
  const bySlug = [...library.entries].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const entries = statuses.flatMap((status) => bySlug.filter((entry) => entry.status === status));
  const numbers = [...groupBy(library.codes, (code) => code.code).values()];
  const isNoted = (codes: Code[]) => codes.some((code) => context.notes.has(codeKey(code)));
  return [
    ...entries.map((entry) => entryRecord(entry, context)),
    ...library.topics.map((topic) => topicRecord(topic, context)),
    ...numbers.filter(isNoted).map((codes) => numberRecord(codes, context)),
    ...library.identifiers.map((identifier) => identifierRecord(identifier, context)),
    ...numbers.filter((codes) => !isNoted(codes)).map((codes) => numberRecord(codes, context)),
    ...library.families.map((family) => tableRecord('code', url.family(family.id), family)),
    ...library.tables.map((table) => tableRecord('name', url.table(table.id), table)),
    ...library.posts.flatMap((post) => postRecord(post, context)),
  ];
}

interface Context {
  notes: Map<string, Note>;
  topics: Set<string>;
  tagNames: Map<string, string[]>;
  /** Topics of the entries that explain a code, by its key. */
  topicsOfCode: Map<string, Set<string>>;
  entryOfPost: Map<string, Entry>;
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
  return {
    notes: new Map(library.notes.map((note) => [note.key, note])),
    topics: new Set(library.topics.map((topic) => topic.slug)),
    tagNames: new Map(library.vocabulary.tags.map((tag) => [tag.id, [tag.name, ...tag.aliases]])),
    topicsOfCode,
    entryOfPost: new Map(library.entries.flatMap((entry) => entry.posts.map((post) => [post, entry] as const))),
  };
}

function entryRecord(entry: Entry, { tagNames }: Context): SearchPage {
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
    status: entry.status,
    reviewed: entry.reviewed,
    sections: sectionsOr([...answer, ...rest], entry.title),
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
    names: [...topic.names, ...topic.codes, ...topic.identifiers],
    keywords: tagNames.get(topic.slug) ?? [],
    topics: [topic.slug],
    tags: tagNames.has(topic.slug) ? [topic.slug] : [],
    platforms: [],
    reviewed: topic.reviewed,
    sections: [{ anchor: '', heading: '', text: topic.summary }, ...topic.sections.map(toSection)],
  };
}

function toSection(section: Section): SearchSection {
  return { anchor: section.anchor, heading: section.title, text: section.text };
}

function sectionsOr(sections: readonly Section[], title: string): SearchSection[] {
  return sections.length > 0 ? sections.map(toSection) : [{ anchor: '', heading: '', text: title }];
}

/** The page of one number: its meanings, those with a note first, each followed by the sections of its note. */
function numberRecord(codes: readonly Code[], { notes, topicsOfCode }: Context): SearchPage {
  const noted = codes.flatMap((code) => notes.get(codeKey(code)) ?? []);
  const ordered = [...codes].sort((a, b) => Number(notes.has(codeKey(b))) - Number(notes.has(codeKey(a))));
  const topics = codes.flatMap((code) => [...(topicsOfCode.get(codeKey(code)) ?? [])]);
  const number = codes[0]?.code ?? 0;
  const page: SearchPage = {
    kind: 'code',
    url: url.number(number),
    title: String(number),
    names: [],
    keywords: [],
    topics: [...new Set([...noted.flatMap((note) => note.topics), ...topics])],
    tags: [],
    platforms: [],
    sections: ordered.flatMap((code) => codeSections(code, notes.get(codeKey(code)))),
  };
  if (noted[0]) Object.assign(page, { status: noted[0].status, reviewed: noted[0].reviewed });
  return page;
}

function codeSections(code: Code, note: Note | undefined): SearchSection[] {
  const anchor = codeAnchor(code);
  const title = `${code.symbol || code.domain} (${code.code})`;
  const facts = [note?.meaning ?? code.note, code.domain, code.header].filter(Boolean).join(' · ');
  const lead: SearchSection = { anchor, heading: '', text: facts, names: codeNames(code), title };
  const sections = note?.sections ?? [];
  return [lead, ...sections.map(({ title: heading, text }) => ({ anchor, heading, text, title }))];
}

/** Whole names of a code: what a query may consist of and be answered exactly. */
function codeNames(code: Code): string[] {
  const type = /^([A-Z][A-Za-z]*?Error)(?:Code)?(?:\.|[A-Z])/.exec(code.symbol)?.[1];
  const names = [code.symbol, String(code.code), code.domain, ...code.aliases, type ?? '', type ? `${type}Domain` : ''];
  return [...new Set(names.filter(Boolean))];
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
    sections: [{ anchor: anchorOf(name), heading: '', text: said.map(([, value]) => value).join(' · ') }],
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
function postRecord(post: Post, { entryOfPost }: Context): SearchPage[] {
  const entry = entryOfPost.get(post.id);
  if (!entry) return [];
  const anchor = `post-${post.id}`;
  return [
    {
      kind: 'post',
      url: url.entry(entry.slug),
      title: post.title,
      names: [...post.tags, ...post.feedback],
      keywords: [],
      topics: entry.topics,
      tags: entry.tags,
      platforms: platforms.filter((platform) => post.platforms[platform] !== undefined),
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
