import { z } from 'zod';
import { platformSchema } from '../model/ids';
import type { Library } from '../model/library';
import { statusSchema } from '../model/status';
import { buildRecords } from '../search/records';
import { kinds } from '../search/search-engine';

/** `/api/v1/search.json`: what each page can be found by, without its text. Keys are only ever added within `v1`. */
export const searchJsonSchema = z.array(
  z.strictObject({
    kind: z.enum(kinds),
    url: z
      .string()
      .describe('With the anchor of the first section where the page is shared, as identifiers share a table'),
    title: z.string(),
    names: z.array(z.string()).describe('Symbols, domains, identifiers and other wordings'),
    topics: z.array(z.string()),
    tags: z.array(z.string()),
    platforms: z.array(platformSchema),
    status: statusSchema.optional(),
    reviewed: z.iso.date().optional(),
  }),
);

export type SearchJson = z.output<typeof searchJsonSchema>;

export function searchJson(library: Library): SearchJson {
  return buildRecords(library).map((page) => ({
    kind: page.kind,
    url: page.kind === 'name' && page.sections[0]?.anchor ? `${page.url}#${page.sections[0].anchor}` : page.url,
    title: page.title,
    names: [...new Set([...page.names, ...page.sections.flatMap((section) => section.names ?? [])])],
    topics: page.topics,
    tags: page.tags,
    platforms: page.platforms,
    ...(page.status ? { status: page.status } : {}),
    ...(page.reviewed ? { reviewed: page.reviewed } : {}),
  }));
}
