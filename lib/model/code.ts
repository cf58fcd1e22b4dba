import { z } from 'zod';
import { codeRefSchema, reviewedSchema, slugSchema } from './ids';
import { statusSchema } from './status';

/** One row of `content/errors/<family>.tsv`: one symbol of one number in one domain. */
export const codeRowSchema = z.strictObject({
  /** The NSError domain as printed, or the name of the family of numbers (`PAM`, `exit reason CODESIGNING`). */
  domain: z.string().min(1),
  /** Signed decimal as a developer sees it; unsigned for flags and GSS status. */
  code: z.number().int(),
  /** The same number as 32-bit two's complement, eight digits. */
  hex: z.string().regex(/^0x[0-9a-f]{8}$/),
  /** As in the header; empty where Apple publishes no name. */
  symbol: z.string(),
  aliases: z.array(z.string()),
  header: z.string(),
  /** Only what the header states on this constant. Empty means not established, not "everywhere". */
  availability: z.string(),
  deprecated: z.string(),
  /** A few words of our own, or empty. */
  note: z.string(),
  source: z.array(z.string().min(1)).min(1),
});

export type CodeRow = z.output<typeof codeRowSchema>;

/** A code with the table it stands in: what pages, search and the decoder read. */
export interface Code extends CodeRow {
  /** Family id, the file name of its table without `.tsv`. */
  family: string;
  /** What a system prints for it in English, often without the number, and where that was read. */
  message?: { text: string; source: string[] };
}

/** Front matter of `content/errors/notes/<symbol>.md`. */
export const noteFrontmatterSchema = z.strictObject({
  /** The code explained; the file is named after it (characters outside `A-Za-z0-9._-` become `-`). */
  code: codeRefSchema,
  /** What the code says, in one sentence; shown as it is, also where there is no markup. */
  meaning: z
    .string()
    .min(15)
    .max(240)
    .regex(/^[^`]*$/, 'expected a sentence without backticks'),
  status: statusSchema,
  reviewed: reviewedSchema,
  topics: z.array(slugSchema).default([]),
  entries: z.array(slugSchema).default([]),
});

export type NoteFrontmatter = z.output<typeof noteFrontmatterSchema>;

/** Name of the file in `content/errors/notes/` that explains a code. */
export function noteFileName(code: string): string {
  return `${code.replace(/[^A-Za-z0-9._-]/g, '-')}.md`;
}

/** Level-2 headings a code note may have, in this order. */
export const noteSections = [
  'When you see it',
  'Causes',
  'Check',
  'Fix',
  'Not to be confused with',
  'Versions',
  'Open',
] as const;
