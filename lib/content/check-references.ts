import type { NoteFrontmatter } from '../model/code';
import type { EntryFrontmatter } from '../model/entry';
import type { Family } from '../model/library';
import type { TopicFrontmatter } from '../model/topic';
import { report, warn } from '../rules';
import type { ContentFile } from './content-file';
import type { ParsedDocument } from './parse-document';
import type { ParsedPost } from './parse-post';
import type { Names } from './resolve-names';

type Entries = ReadonlyMap<string, ParsedDocument<EntryFrontmatter>>;
type Topics = ReadonlyMap<string, ParsedDocument<TopicFrontmatter>>;

export interface Known {
  entries: Entries;
  topics: Topics;
  /** Names of all files, also of those that can't be read: what names them is not wrong. */
  files: Record<'entries' | 'topics' | 'posts', ReadonlySet<string>>;
  tags: ReadonlySet<string>;
  names: Names;
}

/** Check everything an entry names: it exists, and what must be mutual is mutual. */
export function checkEntryReferences(slug: string, entry: ParsedDocument<EntryFrontmatter>, known: Known): void {
  const { data, at } = entry;
  const file = entry.file.vfile;
  for (const [index, post] of data.posts.entries()) {
    if (!known.files.posts.has(post)) report(file, 'unknown-post', at('posts', index), post);
  }
  for (const [index, tag] of data.tags.entries()) {
    if (!known.tags.has(tag)) report(file, 'unknown-tag', at('tags', index), tag);
  }
  for (const [index, topic] of data.topics.entries()) {
    const other = known.topics.get(topic);
    if (!known.files.topics.has(topic)) report(file, 'unknown-topic', at('topics', index), topic);
    if (other && !other.data.entries.includes(slug)) {
      report(file, 'one-sided', at('topics', index), `topic \`${topic}\``, other.file.vfile.path);
    }
  }
  for (const [index, related] of data.related.entries()) {
    const other = known.entries.get(related);
    if (related === slug) report(file, 'self-reference', at('related', index), slug);
    else if (!known.files.entries.has(related)) report(file, 'unknown-entry', at('related', index), related);
    else if (other && !other.data.related.includes(slug)) {
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
    if (!known.files.entries.has(name)) report(file, 'unknown-entry', at('entries', index), name);
    if (other && !other.data.topics.includes(slug)) {
      report(file, 'one-sided', at('entries', index), `entry \`${name}\``, other.file.vfile.path);
    }
  }
  for (const [index, related] of data.related.entries()) {
    const other = known.topics.get(related);
    if (related === slug) report(file, 'self-reference', at('related', index), slug);
    else if (!known.files.topics.has(related)) report(file, 'unknown-topic', at('related', index), related);
    else if (other && !other.data.related.includes(slug)) {
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
    names.checkIdentifier(file, name, at('identifiers', index));
  }
}

/** Check the topics and entries a note names. */
export function checkNoteReferences(note: ParsedDocument<NoteFrontmatter>, known: Known): void {
  const { data, at } = note;
  const file = note.file.vfile;
  for (const [index, topic] of data.topics.entries()) {
    if (!known.files.topics.has(topic)) report(file, 'unknown-topic', at('topics', index), topic);
  }
  for (const [index, entry] of data.entries.entries()) {
    if (!known.files.entries.has(entry)) report(file, 'unknown-entry', at('entries', index), entry);
  }
}

/** Check the topics that families of codes belong to. */
export function checkFamilyTopics(families: readonly Family[], { vfile, text = '' }: ContentFile, known: Known): void {
  const lines = text.split('\n');
  for (const { id, topics } of families) {
    const start = lines.indexOf(`- id: ${id}`);
    const line = lines.findIndex((one, index) => index > start && /^\s+topics:/.test(one)) + 1;
    for (const topic of topics) {
      if (!known.files.topics.has(topic)) report(vfile, 'unknown-topic', { line: Math.max(line, 1) }, topic);
    }
  }
}

/**
 * Check that an entry answers each post, or a draft is about to; what answers a question answers its replies. Where an
 * entry can't be read, nobody knows what it answers.
 *
 * @param drafted ids of the posts that drafts name
 */
export function checkAnswered(posts: readonly ParsedPost[], known: Known, drafted: ReadonlySet<string>): void {
  if (known.entries.size < known.files.entries.size) return;
  const answered = new Set([...drafted, ...[...known.entries.values()].flatMap((entry) => entry.data.posts)]);
  for (const post of posts) {
    const isAnswered = answered.has(post.data.id) || (post.data.replyTo && answered.has(post.data.replyTo));
    if (!isAnswered) report(post.file.vfile, 'post-without-entry', post.at('id'), post.data.id);
  }
}

/** Warn about a review that is too long ago or still to come. The machine's clock decides, so that neither stops a build. */
export function checkReviewed(
  document: Pick<ParsedDocument<{ reviewed: string }>, 'data' | 'at' | 'file'>,
  today: string,
): void {
  const days = (Date.parse(today) - Date.parse(document.data.reviewed)) / 86_400_000;
  const file = document.file.vfile;
  if (days < 0) warn(file, 'future-review', document.at('reviewed'), document.data.reviewed, today);
  if (days > 365) warn(file, 'stale-review', document.at('reviewed'), Math.floor(days));
}
