import { z } from 'zod';
import type { Catalog } from '../content/catalog';
import type { ReferenceTable } from '../model/library';
import { url } from '../site';
import { linkJsonSchema } from './section-json';

/** `/api/v1/identifiers/<table>.json`. Keys are only ever added within `v1`; columns differ from table to table. */
export const tableJsonSchema = z.strictObject({
  table: z.string(),
  url: z.string().describe('Path of the page on this site'),
  title: z.string(),
  summary: z.string(),
  coverage: z.string().describe('What the table knows, and as of when'),
  gaps: z.array(z.string()).describe('What is known to be missing or unsure'),
  columns: z.record(z.string(), z.string()).describe('Key in `fields` to heading'),
  identifiers: z.array(
    z.strictObject({
      name: z.string(),
      url: z.string(),
      fields: z.record(z.string(), z.string()).describe('By column; empty ones are left out'),
      source: z.array(z.string()),
      entries: z.array(linkJsonSchema).describe('Entries that explain or mention it'),
    }),
  ),
});

export type TableJson = z.output<typeof tableJsonSchema>;

export function tableJson(table: ReferenceTable, catalog: Catalog): TableJson {
  const columns = Object.entries(table.columns).filter(([column]) => column !== table.nameColumn);
  return {
    table: table.id,
    url: url.table(table.id),
    title: table.title,
    summary: table.summary,
    coverage: table.coverage,
    gaps: table.gaps,
    columns: Object.fromEntries(columns),
    identifiers: catalog.identifiersOfTable(table.id).map(({ name, anchor, fields, source }) => ({
      name,
      url: url.table(table.id, anchor),
      fields,
      source,
      entries: catalog
        .mentions(`${table.id}/${name}`)
        .entries.map((entry) => ({ title: entry.title, url: url.entry(entry.slug) })),
    })),
  };
}
