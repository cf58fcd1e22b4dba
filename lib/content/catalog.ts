import type { Code } from '../model/code';
import { groupBy } from '../model/group-by';
import type { Platform } from '../model/ids';
import {
  codeKey,
  type Entry,
  type Family,
  type Identifier,
  type Library,
  type Note,
  type Post,
  type Topic,
} from '../model/library';
import type { SymptomPath } from '../model/path';
import type { Term } from '../model/vocabulary';

/** The library with the look-ups and back references that pages need. */
export interface Catalog {
  library: Library;
  entry(slug: string): Entry | undefined;
  topic(slug: string): Topic | undefined;
  path(slug: string): SymptomPath | undefined;
  pathsOfTopic(slug: string): SymptomPath[];
  post(id: string): Post | undefined;
  note(key: string): Note | undefined;
  family(id: string): Family | undefined;
  tag(id: string): Term | undefined;
  platform(id: string): Term | undefined;
  entriesOfTopic(slug: string): Entry[];
  entriesOfTag(id: string): Entry[];
  entriesOfPlatform(id: Platform): Entry[];
  entriesOfPost(id: string): Entry[];
  /** All numbers that have a page, ascending. */
  numbers: readonly number[];
  codesOfNumber(number: number): readonly Code[];
  codesOfFamily(id: string): readonly Code[];
  code(key: string): Code | undefined;
  /**
   * Entries and topics whose front matter or text names a code or identifier, those that explain it first.
   *
   * @param most entries; a page that lists more is read by nobody, search finds the others
   */
  mentions(key: string, most?: number): { entries: Entry[]; topics: Topic[]; notes: Note[] };
  identifiersOfTable(id: string): readonly Identifier[];
  identifier(name: string): Identifier | undefined;
}

/** Entries shown for one code or identifier unless more are asked for. */
const shownMentions = 50;

let cached: { library: Library; catalog: Catalog } | undefined;

/** Build the look-ups of a library, once for each library. */
export function catalogOf(library: Library): Catalog {
  if (cached?.library !== library) cached = { library, catalog: buildCatalog(library) };
  return cached.catalog;
}

function buildCatalog(library: Library): Catalog {
  const entries = new Map(library.entries.map((entry) => [entry.slug, entry]));
  const topics = new Map(library.topics.map((topic) => [topic.slug, topic]));
  const posts = new Map(library.posts.map((post) => [post.id, post]));
  const notes = new Map(library.notes.map((note) => [note.key, note]));
  const families = new Map(library.families.map((family) => [family.id, family]));
  const byNumber = groupBy(library.codes, (code) => code.code);
  const byFamily = groupBy(library.codes, (code) => code.family);
  const byKey = new Map(library.codes.map((code) => [codeKey(code), code]));
  const byTable = groupBy(library.identifiers, (identifier) => identifier.table);
  const byName = new Map(library.identifiers.toReversed().map((identifier) => [identifier.name, identifier]));
  const backReferences = collectMentions(library);
  const none = { entries: [], topics: [], notes: [] };
  return {
    library,
    entry: (slug) => entries.get(slug),
    topic: (slug) => topics.get(slug),
    path: (slug) => library.paths.find((path) => path.slug === slug),
    pathsOfTopic: (slug) => library.paths.filter((path) => path.topics.includes(slug)),
    post: (id) => posts.get(id),
    note: (key) => notes.get(key),
    family: (id) => families.get(id),
    tag: (id) => library.vocabulary.tags.find((tag) => tag.id === id),
    platform: (id) => library.vocabulary.platforms.find((platform) => platform.id === id),
    entriesOfTopic: (slug) => (topics.get(slug)?.entries ?? []).flatMap((name) => entries.get(name) ?? []),
    entriesOfTag: (id) => library.entries.filter((entry) => entry.tags.includes(id)),
    entriesOfPlatform: (id) => library.entries.filter((entry) => entry.platforms[id] !== undefined),
    entriesOfPost: (id) => library.entries.filter((entry) => entry.posts.includes(id)),
    numbers: [...byNumber.keys()].sort((a, b) => a - b),
    codesOfNumber: (number) => byNumber.get(number) ?? [],
    codesOfFamily: (id) => byFamily.get(id) ?? [],
    code: (key) => byKey.get(key),
    mentions: (key, most = shownMentions) => {
      const { entries, topics, notes } = backReferences.get(key) ?? none;
      return { entries: entries.slice(0, most), topics, notes };
    },
    identifiersOfTable: (id) => byTable.get(id) ?? [],
    identifier: (name) => byName.get(name),
  };
}

interface BackReferences {
  entries: Entry[];
  topics: Topic[];
  notes: Note[];
}

function collectMentions(library: Library): Map<string, BackReferences> {
  const found = new Map<string, BackReferences>();
  const of = (key: string) => {
    const known = found.get(key) ?? { entries: [], topics: [], notes: [] };
    found.set(key, known);
    return known;
  };
  const keys = (page: Entry | Topic) =>
    new Set([...page.explains, ...page.mentions.codes, ...page.mentions.identifiers]);
  for (const entry of library.entries) for (const key of keys(entry)) of(key).entries.push(entry);
  for (const topic of library.topics) for (const key of keys(topic)) of(key).topics.push(topic);
  for (const note of library.notes) {
    for (const key of [...note.mentions.codes, ...note.mentions.identifiers])
      if (key !== note.key) of(key).notes.push(note);
  }
  for (const [key, pages] of found)
    pages.entries.sort((a, b) => Number(b.explains.includes(key)) - Number(a.explains.includes(key)));
  return found;
}
