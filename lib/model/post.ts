import { z } from 'zod';
import { lineRangeSchema, platformVersionsSchema, slugSchema } from './ids';

/** Front matter of `content/posts/<id>.md`: one forum post, restored to Markdown. */
export const postFrontmatterSchema = z.strictObject({
  /** The same as the file name; never changes. */
  id: slugSchema,
  /** Our own heading for the post; the forum's title is not in a stripped listing. */
  title: z.string().min(10).max(110),
  kind: z.enum(['question', 'reference']),
  /** File name of the capture without `.txt`. */
  capture: z.string().min(1),
  lines: lineRangeSchema,
  /** Lines at the end that hold the forum's own `Topic:` / `SubTopic:` / `Tags:` block, if the capture has them. */
  tagLines: lineRangeSchema.optional(),
  /** What that block says, word for word. */
  topic: z.string().min(1).optional(),
  subtopic: z.string().min(1).optional(),
  tags: z.array(z.string().min(1)).default([]),
  author: z.enum(['developer', 'Apple DTS']),
  platforms: platformVersionsSchema,
  /** Feedback numbers the post names (`FB` and eight digits). */
  feedback: z.array(z.string().regex(/^FB\d{7,9}$/)).default([]),
  /** Only where the text itself gives a date. */
  date: z.iso.date().optional(),
});

export type PostFrontmatter = z.output<typeof postFrontmatterSchema>;

/** `content/captures/<name>.yml`: which lines of a capture are which post. Every line has exactly one owner. */
export const captureMapSchema = z.strictObject({
  /** Where the text comes from, in words a reader understands. */
  source: z.string().min(5),
  url: z.url({ protocol: /^https$/ }),
  /** Day the page was captured, where known. */
  captured: z.iso.date().optional(),
  parts: z
    .array(
      z.union([
        z.strictObject({ lines: lineRangeSchema, post: slugSchema }),
        z.strictObject({ lines: lineRangeSchema, furniture: z.string().min(3) }),
      ]),
    )
    .min(1),
});

export type CaptureMap = z.output<typeof captureMapSchema>;
