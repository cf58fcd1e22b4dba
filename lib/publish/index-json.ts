import { z } from 'zod';
import { catalogOf } from '../content/catalog';
import type { Library } from '../model/library';
import { statusSchema } from '../model/status';
import { site, url } from '../site';
import { linkJsonSchema } from './section-json';

const listedSchema = linkJsonSchema.extend({ json: z.string().describe('Address of its JSON') });

/** `/api/v1/index.json`: what there is and where. Keys are only ever added within `v1`. */
export const indexJsonSchema = z.strictObject({
  version: z.literal(1).describe('Of this interface; another one would have another address'),
  site: z.string(),
  updated: z.iso.date().describe('Day the content was last reviewed'),
  counts: z.strictObject({
    entries: z.number().int(),
    topics: z.number().int(),
    numbers: z.number().int(),
    codes: z.number().int(),
    notes: z.number().int().describe('Codes with causes, check and fix'),
    identifiers: z.number().int(),
    posts: z.number().int(),
  }),
  schemas: z.record(z.string(), z.string()).describe('Kind of file to the address of its JSON Schema'),
  entries: z.array(
    listedSchema.extend({ slug: z.string(), status: statusSchema, reviewed: z.iso.date(), markdown: z.string() }),
  ),
  topics: z.array(listedSchema.extend({ slug: z.string(), reviewed: z.iso.date(), markdown: z.string() })),
  identifiers: z.array(listedSchema.extend({ table: z.string(), rows: z.number().int() })),
  families: z.array(linkJsonSchema.extend({ family: z.string(), codes: z.number().int() })),
  errors: z.strictObject({
    json: z.string().describe('Address of one number; put the signed decimal in place of `{number}`'),
    markdown: z.string(),
    numbers: z.array(z.number().int()).describe('All known numbers, ascending. Others have no file.'),
  }),
  search: z.string().describe('Address of the records of all pages: titles and names to search in'),
});

export type IndexJson = z.output<typeof indexJsonSchema>;

/** Addresses of the interface's files. */
export const api = {
  index: '/api/v1/index.json',
  search: '/api/v1/search.json',
  entry: (slug: string) => `/api/v1/entries/${slug}.json`,
  topic: (slug: string) => `/api/v1/topics/${slug}.json`,
  number: (number: number | string) => `/api/v1/errors/${number}.json`,
  table: (table: string) => `/api/v1/identifiers/${table}.json`,
  schema: (kind: string) => `/api/v1/${kind}.schema.json`,
} as const;

/** Address of the Markdown form of an entry, topic or number, beside its page. */
export function markdownOf(page: string): string {
  return page.replace(/\/$/, '.md');
}

/** @param kinds of files that have a schema */
export function indexJson(library: Library, kinds: readonly string[]): IndexJson {
  const catalog = catalogOf(library);
  const { entries, topics, tables, families } = library;
  const dates = [...entries, ...topics, ...library.notes].map(({ reviewed }) => reviewed).sort();
  return {
    version: 1,
    site: site.name,
    updated: dates.at(-1) ?? '1970-01-01',
    counts: {
      entries: entries.length,
      topics: topics.length,
      numbers: catalog.numbers.length,
      codes: library.codes.length,
      notes: library.notes.length,
      identifiers: library.identifiers.length,
      posts: library.posts.length,
    },
    schemas: Object.fromEntries(kinds.map((kind) => [kind, api.schema(kind)])),
    entries: entries.map(({ slug, title, status, reviewed }) => ({
      title,
      url: url.entry(slug),
      json: api.entry(slug),
      slug,
      status,
      reviewed,
      markdown: markdownOf(url.entry(slug)),
    })),
    topics: topics.map(({ slug, title, reviewed }) => ({
      title,
      url: url.topic(slug),
      json: api.topic(slug),
      slug,
      reviewed,
      markdown: markdownOf(url.topic(slug)),
    })),
    identifiers: tables.map(({ id, title }) => ({
      title,
      url: url.table(id),
      json: api.table(id),
      table: id,
      rows: catalog.identifiersOfTable(id).length,
    })),
    families: families.map(({ id, title }) => ({
      title,
      url: url.family(id),
      family: id,
      codes: catalog.codesOfFamily(id).length,
    })),
    errors: { json: api.number('{number}'), markdown: '/errors/{number}.md', numbers: [...catalog.numbers] },
    search: api.search,
  };
}
