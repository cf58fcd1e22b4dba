import type { NoteFrontmatter } from '../model/code';
import type { EntryFrontmatter } from '../model/entry';
import type { TopicFrontmatter } from '../model/topic';
import { report, warn } from '../rules';
import type { ParsedDocument } from './parse-document';
import type { ParsedPost } from './parse-post';
import type { Names } from './resolve-names';

type Entries = ReadonlyMap<string, ParsedDocument<EntryFrontmatter>>;
type Topics = ReadonlyMap<string, ParsedDocument<TopicFrontmatter>>;

export interface Known {
  entries: Entries;
  topics: Topics;
  posts: ReadonlySet<string>;
  tags: ReadonlySet<string>;
  names: Names;
}

/** Check everything an entry names: it exists, and what must be mutual is mutual. */
export function checkEntryReferences(slug: string, entry: ParsedDocument<EntryFrontmatter>, known: Known): void {
  const { data, at } = entry;
  const file = entry.file.vfile;
  for (const [index, post] of data.posts.entries()) {
    if (!known.posts.has(post)) report(file, 'unknown-post', at('posts', index), post);
  }
  for (const [index, tag] of data.tags.entries()) {
    if (!known.tags.has(tag)) report(file, 'unknown-tag', at('tags', index), tag);
  }
  for (const [index, topic] of data.topics.entries()) {
    const other = known.topics.get(topic);
    if (!other) report(file, 'unknown-topic', at('topics', index), topic);
    else if (!other.data.entries.includes(slug)) {
      report(file, 'one-sided', at('topics', index), `topic \`${topic}\``, other.file.vfile.path);
    }
  }
  for (const [index, related] of data.related.entries()) {
    const other = known.entries.get(related);
    if (!other || related === slug) report(file, 'unknown-entry', at('related', index), related);
    else if (!other.data.related.includes(slug)) {
      report(file, 'one-sided', at('related', index), `relation to \`${related}\``, other.file.vfile.path);
    }
  }
  checkNames(entry, known.names);
}

/** Check everything a topic names. */
export function checkTopicReferences(slug: string, topic: ParsedDocument<TopicFrontmatter>, known: Known): void {
  const { data, at } = topic;
  const file = topic.file.vfile;
  for (const [index, name] of data.entries.entries()) {
    const other = known.entries.get(name);
    if (!other) report(file, 'unknown-entry', at('entries', index), name);
    else if (!other.data.topics.includes(slug)) {
      report(file, 'one-sided', at('entries', index), `entry \`${name}\``, other.file.vfile.path);
    }
  }
  for (const [index, related] of data.related.entries()) {
    const other = known.topics.get(related);
    if (!other || related === slug) report(file, 'unknown-topic', at('related', index), related);
    else if (!other.data.related.includes(slug)) {
      report(file, 'one-sided', at('related', index), `relation to \`${related}\``, other.file.vfile.path);
    }
  }
  checkNames(topic, known.names);
}

function checkNames(document: ParsedDocument<{ codes: string[]; identifiers: string[] }>, names: Names): void {
  const { data, at } = document;
  const file = document.file.vfile;
  for (const [index, ref] of data.codes.entries()) names.code(file, ref, at('codes', index));
  for (const [index, name] of data.identifiers.entries()) {
    if (!names.identifier(name)) report(file, 'unknown-identifier', at('identifiers', index), name);
  }
}

/** Check the code, topics and entries a note names. */
export function checkNoteReferences(note: ParsedDocument<NoteFrontmatter>, known: Known): void {
  const { data, at } = note;
  const file = note.file.vfile;
  known.names.code(file, data.code, at('code'));
  for (const [index, topic] of data.topics.entries()) {
    if (!known.topics.has(topic)) report(file, 'unknown-topic', at('topics', index), topic);
  }
  for (const [index, entry] of data.entries.entries()) {
    if (!known.entries.has(entry)) report(file, 'unknown-entry', at('entries', index), entry);
  }
}

/** Check that an entry answers each post. */
export function checkAnswered(
  posts: readonly ParsedPost[],
  entries: readonly ParsedDocument<EntryFrontmatter>[],
): void {
  const answered = new Set(entries.flatMap((entry) => entry.data.posts));
  for (const post of posts) {
    if (!answered.has(post.data.id)) report(post.file.vfile, 'post-without-entry', post.at('id'), post.data.id);
  }
}

/** Check that a page was reviewed, and lately enough. */
export function checkReviewed(document: ParsedDocument<{ reviewed: string }>, today: string): void {
  const days = (Date.parse(today) - Date.parse(document.data.reviewed)) / 86_400_000;
  const file = document.file.vfile;
  if (days < 0) report(file, 'future-review', document.at('reviewed'), document.data.reviewed, today);
  if (days > 365) warn(file, 'stale-review', document.at('reviewed'), Math.floor(days));
}
