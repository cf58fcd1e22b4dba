import { z } from 'zod';
import { codeRefSchema, platformVersionsSchema, reviewedSchema, slugSchema } from './ids';
import { statusSchema } from './status';

export const entryKinds = ['question', 'reference'] as const;

/** Front matter of `content/entries/<slug>.md`. Unknown keys are errors: most are typos. */
export const entryFrontmatterSchema = z.strictObject({
  /** The question (or the subject of a reference article) in one line. At most 110 characters, so a search result stays on one line. */
  title: z.string().min(10).max(110),
  kind: z.enum(entryKinds),
  /** How well the short answer as a whole is known: the weakest claim the answer rests on. */
  status: statusSchema,
  reviewed: reviewedSchema,
  /** Forum posts this entry answers. Empty for frequent questions that no captured post asks. */
  posts: z.array(slugSchema).default([]),
  /** Topics, the main one first; each of these topics lists the entry in its reading order. */
  topics: z.array(slugSchema).min(1).max(5),
  tags: z.array(slugSchema).min(1).max(12),
  platforms: platformVersionsSchema,
  /** Error codes this entry explains. */
  codes: z.array(codeRefSchema).default([]),
  /** Identifiers from `content/reference/` this entry explains, spelled as there. */
  identifiers: z.array(z.string().min(2)).default([]),
  /** API names, log texts and other strings a reader would search for; free text, not linked. */
  names: z.array(z.string().min(2).max(160)).default([]),
  /** Other entries worth reading next. The other entry names this one too. */
  related: z.array(slugSchema).default([]),
  /** Other wordings of the question, as askers put it; indexed for search and shown as "Also asked as". */
  asked: z.array(z.string().min(5).max(200)).default([]),
});

export type EntryFrontmatter = z.output<typeof entryFrontmatterSchema>;
export type EntryKind = (typeof entryKinds)[number];

/** Level-2 headings an entry may have, in the order pages show them. A reference article may add its own between `Why` and `Pitfalls`. */
export const entrySections = [
  'Question',
  'Short answer',
  'Check',
  'Steps',
  'Why',
  'Pitfalls',
  'Versions',
  'Open',
  'Further reading',
] as const;
