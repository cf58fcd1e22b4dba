import { VFile } from 'vfile';
import { decode } from '../errors/decode';
import { buildDecodeTables, openDecodeTables } from '../errors/decode-tables';
import { openCodeTable } from '../errors/open-code-table';
import type { EntryFrontmatter } from '../model/entry';
import type { Library } from '../model/library';
import type { PostFrontmatter } from '../model/post';
import { namesOf } from './resolve-names';

/** What the front matter of a new entry may say, for a person to check. */
export type EntrySuggestion = Pick<
  EntryFrontmatter,
  'title' | 'topics' | 'tags' | 'platforms' | 'codes' | 'identifiers' | 'names' | 'related'
>;

/** A post as its file has it. */
export interface SuggestionPost {
  data: PostFrontmatter;
  /** Without markup. */
  text: string;
}

const longestTitle = 110;
const most = { topics: 3, tags: 8, codes: 10, identifiers: 10, names: 10, related: 4 };

/**
 * Suggest topics, tags, platforms, codes and names for the entry that answers a post. Everything suggested exists and
 * stands in the post or in entries like it.
 *
 * @param similar slugs of entries like the post, best first
 */
export function suggestEntry(post: SuggestionPost, library: Library, similar: readonly string[]): EntrySuggestion {
  const { data } = post;
  const text = [data.forumTitle ?? data.title, ...data.tags, ...(data.labels ?? []), post.text].join('\n');
  const named = findNamed(text, library);
  const related = similar.filter((slug) => library.entries.some((entry) => entry.slug === slug)).slice(0, most.related);
  const tags = suggestTags(text, library, related);
  return {
    title: (data.forumTitle !== undefined && data.forumTitle.length >= 10 ? data.forumTitle : data.title).slice(
      0,
      longestTitle,
    ),
    topics: suggestTopics(text, library, { ...named, tags, related }),
    tags,
    platforms: data.platforms,
    codes: named.codes.slice(0, most.codes),
    identifiers: named.identifiers.slice(0, most.identifiers),
    names: suggestNames(text, new Set([...named.codes, ...named.identifiers])),
    related,
  };
}

interface Named {
  codes: string[];
  identifiers: string[];
  /** Keys of the library. */
  keys: ReadonlySet<string>;
}

/** Codes and identifiers that the text names, as front matter writes them. */
function findNamed(text: string, library: Library): Named {
  const tables = openDecodeTables(JSON.parse(JSON.stringify(buildDecodeTables(library))));
  const { findings, spans } = decode(text, tables);
  const names = namesOf(openCodeTable({ codes: library.codes }), library.identifiers);
  const isClear = (ref: string) => {
    const file = new VFile();
    return names.code(file, ref, undefined) !== undefined && file.messages.length === 0;
  };
  const codes = findings.flatMap(({ candidates }) => {
    const first = candidates[0];
    if (!first || first.number === 0) return [];
    const refs = [first.symbol, `${first.domain} ${first.number}`, `${first.domain} ${first.symbol}`];
    return refs.find((ref) => ref.trim() === ref && ref !== '' && isClear(ref)) ?? [];
  });
  const keys = new Set(spans.flatMap((span) => span.keys));
  const identifiers = library.identifiers
    .filter(({ table, name }) => keys.has(`${table}/${name}`))
    .map(({ name }) => name);
  return { codes: [...new Set(codes)], identifiers: [...new Set(identifiers)], keys };
}

/** Tags whose name or alias the text has, then those that the entries like it share. */
function suggestTags(text: string, { vocabulary, entries }: Library, related: readonly string[]): string[] {
  const stated = vocabulary.tags.filter(({ name, aliases }) => [name, ...aliases].some((word) => hasWord(text, word)));
  const others = entries.filter(({ slug }) => related.includes(slug)).flatMap((entry) => entry.tags);
  const shared = others.filter((tag, index) => others.indexOf(tag) !== index);
  return [...new Set([...stated.map(({ id }) => id), ...shared])].slice(0, most.tags);
}

/** Short names count only as they are spelled: `ATS` is no `ats`, and `java` in `JavaScript` is no word. */
function hasWord(text: string, word: string): boolean {
  const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, word.length <= 5 ? 'u' : 'iu').test(text);
}

function suggestTopics(
  text: string,
  { topics, entries }: Library,
  { keys, tags, related }: Named & { tags: readonly string[]; related: readonly string[] },
): string[] {
  const scores = new Map<string, number>();
  const add = (topic: string, score: number) => scores.set(topic, (scores.get(topic) ?? 0) + score);
  for (const topic of topics) {
    add(topic.slug, 2 * topic.explains.filter((key) => keys.has(key)).length);
    add(topic.slug, 2 * topic.names.filter((name) => hasWord(text, name)).length);
    if (tags.includes(topic.slug)) add(topic.slug, 3);
    if (hasWord(text, topic.title)) add(topic.slug, 3);
  }
  for (const [place, slug] of related.entries()) {
    const entry = entries.find((one) => one.slug === slug);
    for (const [index, topic] of (entry?.topics ?? []).entries()) add(topic, (index === 0 ? 3 : 1) / (place + 1));
  }
  return [...scores]
    .filter(([, score]) => score >= 2)
    .toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, most.topics)
    .map(([topic]) => topic);
}

/** Functions and types of Apple's frameworks that no table has. */
function suggestNames(text: string, known: ReadonlySet<string>): string[] {
  const found = text.match(/\b(?:Sec|AS|LA|NS|TK|ES|SF|DC|WK|CB|CG|SM|AuthorizationPlugin)[A-Z]\w{4,60}\b/g) ?? [];
  return [...new Set(found)].filter((name) => !known.has(name)).slice(0, most.names);
}
