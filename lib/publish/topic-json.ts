import { z } from 'zod';
import type { Catalog } from '../content/catalog';
import type { Topic } from '../model/library';
import { statusSchema } from '../model/status';
import { url } from '../site';
import { codeLinkJsonSchema, identifierLinkJsonSchema, namesJson } from './names-json';
import { linkJsonSchema, sectionJson, sectionJsonSchema } from './section-json';

/** `/api/v1/topics/<topic>.json`. Keys are only ever added within `v1`. */
export const topicJsonSchema = z.strictObject({
  slug: z.string(),
  url: z.string().describe('Path of the page on this site'),
  title: z.string(),
  summary: z.string(),
  reviewed: z.iso.date(),
  entries: z.array(linkJsonSchema.extend({ slug: z.string(), status: statusSchema })).describe('In reading order'),
  sections: z.array(sectionJsonSchema),
  codes: z.array(codeLinkJsonSchema),
  identifiers: z.array(identifierLinkJsonSchema),
  names: z.array(z.string()),
  related: z.array(linkJsonSchema).describe('Neighbouring topics'),
});

export type TopicJson = z.output<typeof topicJsonSchema>;

export function topicJson(topic: Topic, catalog: Catalog): TopicJson {
  const { slug, title, summary, reviewed, names } = topic;
  return {
    slug,
    url: url.topic(slug),
    title,
    summary,
    reviewed,
    entries: catalog
      .entriesOfTopic(slug)
      .map((entry) => ({ title: entry.title, url: url.entry(entry.slug), slug: entry.slug, status: entry.status })),
    sections: topic.sections.map(sectionJson),
    ...namesJson(topic, catalog),
    names,
    related: topic.related
      .flatMap((other) => catalog.topic(other) ?? [])
      .map((other) => ({ title: other.title, url: url.topic(other.slug) })),
  };
}
