import { z } from 'zod';
import type { Section } from '../model/library';
import { statusSchema } from '../model/status';

export const linkJsonSchema = z.strictObject({ title: z.string(), url: z.string().describe('Path on this site') });

export const evidenceJsonSchema = z.strictObject({ status: statusSchema, url: z.string() });

/** One section of a page: its text as Markdown, and its items with their own addresses. */
export const sectionJsonSchema = z.strictObject({
  anchor: z.string().describe('Address within the page, without `#`'),
  title: z.string(),
  level: z.union([z.literal(2), z.literal(3)]),
  markdown: z.string().describe('Evidence stands in it as links whose text is a status word'),
  items: z
    .array(z.strictObject({ anchor: z.string(), text: z.string(), evidence: z.array(evidenceJsonSchema) }))
    .describe('Items of the lists at the top level of the section: steps, facts, causes, open points'),
  evidence: z.array(evidenceJsonSchema).describe('Every source of the section once'),
});

export type SectionJson = z.output<typeof sectionJsonSchema>;

export function sectionJson({ anchor, title, level, markdown, items, evidence }: Section): SectionJson {
  return {
    anchor,
    title,
    level,
    markdown,
    items: items.map((item) => ({ anchor: item.anchor, text: item.text, evidence: item.evidence })),
    evidence,
  };
}
