import { z } from 'zod';
import { slugSchema } from './ids';

/** One item of `content/reference/tables.yml`. */
export const referenceTableSchema = z.strictObject({
  /** File name without `.tsv`; the address `/reference/<id>/`. */
  id: slugSchema,
  title: z.string().min(3).max(60),
  summary: z.string().min(20).max(240),
  /** Column that holds the name. */
  nameColumn: z.string().min(1),
  /** Column in the file to heading for readers, in the file's order. The last column, `source`, is not listed. */
  columns: z.record(z.string(), z.string().min(1)),
  /** What the table knows, and as of when. */
  coverage: z.string().min(10),
  /** What is known to be missing or unsure. */
  gaps: z.array(z.string().min(10)),
});
