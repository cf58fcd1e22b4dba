import { z } from 'zod';
import { codeRefSchema, reviewedSchema, slugSchema } from './ids';

/** Front matter of `content/topics/<topic>.md`. */
export const topicFrontmatterSchema = z.strictObject({
  /** Name of the topic as a heading: `Passkeys`, `Local network privacy`. */
  title: z.string().min(3).max(60),
  /** One sentence for lists and search results. */
  summary: z.string().min(20).max(220),
  reviewed: reviewedSchema,
  /** Entries in reading order; each of them names this topic. */
  entries: z.array(slugSchema).default([]),
  /** Neighbouring topics; each of them names this one too. */
  related: z.array(slugSchema).default([]),
  codes: z.array(codeRefSchema).default([]),
  identifiers: z.array(z.string().min(2)).default([]),
  names: z.array(z.string().min(2).max(160)).default([]),
});

export type TopicFrontmatter = z.output<typeof topicFrontmatterSchema>;

/** Level-2 headings a topic may have, in the order pages show them; others may stand between `How it works` and `Open`. */
export const topicSections = [
  'What it is',
  'How it works',
  'Decide',
  'Diagnose',
  'Versions',
  'Open',
  'Further reading',
] as const;
