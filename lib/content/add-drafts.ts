import { VFile } from 'vfile';
import { z } from 'zod';
import { parseFrontmatter } from '../markdown/parse-front-matter';
import type { EntryFrontmatter } from '../model/entry';
import { slugSchema } from '../model/ids';
import type { Library } from '../model/library';
import { report } from '../rules';
import type { ContentFile } from './content-file';
import type { ParsedDocument } from './parse-document';
import type { ParsedPost } from './parse-post';

const namesPosts = z.looseObject({ posts: z.array(slugSchema).default([]) });

/** Ids of the posts that drafts name, as far as the drafts can be read. What is wrong with them is not said here. */
export function postsOfDrafts(files: readonly ContentFile[]): Set<string> {
  const drafts = files.flatMap(({ text = '' }) => parseFrontmatter(new VFile(), text, namesPosts) ?? []);
  return new Set(drafts.flatMap(({ data }) => data.posts));
}

/**
 * Posts that a release shows: not those that only a draft answers, and no reply that no entry names.
 *
 * @param drafted ids of posts that drafts name; `undefined` while writing, when all posts are shown
 */
export function publishedPosts(
  posts: readonly ParsedPost[],
  entries: ReadonlyMap<string, ParsedDocument<EntryFrontmatter>>,
  drafted: ReadonlySet<string> | undefined,
): readonly ParsedPost[] {
  if (!drafted) return posts;
  const named = new Set([...entries.values()].flatMap((entry) => entry.data.posts));
  return posts.filter(({ data }) => named.has(data.id) || !(drafted.has(data.id) || data.kind === 'reply'));
}

/** Add entries in the making to a library for writing. Their title says what they are; what they name and nobody has is left out. */
export function addDrafts(
  library: Library,
  files: readonly ContentFile[],
  parse: (file: ContentFile) => ParsedDocument<EntryFrontmatter> | undefined,
  explains: (data: EntryFrontmatter) => string[],
): void {
  const slugs = new Set(library.entries.map(({ slug }) => slug));
  const topics = new Set(library.topics.map(({ slug }) => slug));
  const tags = new Set(library.vocabulary.tags.map(({ id }) => id));
  const posts = new Set(library.posts.map(({ id }) => id));
  for (const file of files) {
    const draft = parse(file);
    if (!draft) continue;
    const { data, sections, mentions } = draft;
    if (slugs.has(file.name)) {
      report(file.vfile, 'duplicate-slug', { line: 1 }, file.name, `content/entries/${file.name}.md`);
      continue;
    }
    library.entries.push({
      ...data,
      title: `Draft: ${data.title}`,
      topics: data.topics.filter((topic) => topics.has(topic)),
      tags: data.tags.filter((tag) => tags.has(tag)),
      posts: data.posts.filter((post) => posts.has(post)),
      related: data.related.filter((related) => slugs.has(related)),
      slug: file.name,
      sections,
      mentions,
      explains: explains(data),
    });
  }
}
