import { z } from 'zod';
import { codeRefSchema, platformSchema, slugSchema } from './ids';

const termSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  /** Other names of the same thing, as people and the forum write it. */
  aliases: z.array(z.string().min(1)).default([]),
});

/** `content/vocabulary.yml`: the only tags, platforms and synonyms there are. */
export const vocabularySchema = z.strictObject({
  platforms: z.array(termSchema.extend({ id: platformSchema })),
  tags: z.array(termSchema),
  /**
   * Groups of words that mean the same to a reader; search counts a synonym lower than the word typed. `de:` and `ja:`
   * mark words of another language: typed by people, found in no text here.
   */
  synonyms: z.array(z.array(z.string().min(2)).min(2)),
  /** Sentences that systems in other languages show for a code, without its number. */
  texts: z.array(z.strictObject({ code: codeRefSchema, texts: z.array(z.string().min(4)).min(1) })).default([]),
});

export type Vocabulary = z.output<typeof vocabularySchema>;
export type Term = z.output<typeof termSchema>;
