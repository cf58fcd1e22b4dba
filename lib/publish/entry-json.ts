import { z } from 'zod';
import type { Catalog } from '../content/catalog';
import { entryKinds } from '../model/entry';
import { platformVersionsSchema } from '../model/ids';
import type { Entry } from '../model/library';
import { statusSchema } from '../model/status';
import { url } from '../site';
import { codeLinkJsonSchema, identifierLinkJsonSchema, namesJson } from './names-json';
import { linkJsonSchema, sectionJson, sectionJsonSchema } from './section-json';

/** `/api/v1/entries/<slug>.json`. Keys are only ever added within `v1`. */
export const entryJsonSchema = z.strictObject({
  slug: z.string(),
  url: z.string().describe('Path of the page on this site'),
  title: z.string(),
  kind: z.enum(entryKinds),
  status: statusSchema.describe('Of the weakest claim the answer rests on'),
  reviewed: z.iso.date().describe('Day a person last checked the text against its sources'),
  platforms: platformVersionsSchema.describe('Platform to a phrase about versions; `all` where nothing limits it'),
  topics: z.array(linkJsonSchema).describe('The main one first'),
  tags: z.array(z.string()),
  sections: z.array(sectionJsonSchema),
  codes: z.array(codeLinkJsonSchema).describe('Error codes the entry explains'),
  identifiers: z.array(identifierLinkJsonSchema).describe('Entitlements, keys, services and other names it explains'),
  names: z.array(z.string()).describe('API names and log texts a reader would search for'),
  asked: z.array(z.string()).describe('Other wordings of the question'),
  related: z.array(linkJsonSchema),
  posts: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        url: z.string(),
        author: z.string(),
        source: z.string().describe('Where the post was published'),
      }),
    )
    .describe('Forum posts the entry answers; their text is on the page only, because it belongs to its authors'),
});

export type EntryJson = z.output<typeof entryJsonSchema>;

export function entryJson(entry: Entry, catalog: Catalog): EntryJson {
  const { slug, title, kind, status, reviewed, platforms, tags, names, asked } = entry;
  return {
    slug,
    url: url.entry(slug),
    title,
    kind,
    status,
    reviewed,
    platforms,
    topics: entry.topics
      .flatMap((id) => catalog.topic(id) ?? [])
      .map((topic) => ({ title: topic.title, url: url.topic(topic.slug) })),
    tags,
    sections: entry.sections.map(sectionJson),
    ...namesJson(entry, catalog),
    names,
    asked,
    related: entry.related
      .flatMap((other) => catalog.entry(other) ?? [])
      .map((other) => ({ title: other.title, url: url.entry(other.slug) })),
    posts: entry.posts
      .flatMap((id) => catalog.post(id) ?? [])
      .map((post) => ({
        id: post.id,
        title: post.title,
        url: url.entry(slug, `post-${post.id}`),
        author: post.author,
        source: post.source.url,
      })),
  };
}
