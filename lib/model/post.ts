import { z } from 'zod';
import { lineRangeSchema, platformVersionsSchema, slugSchema } from './ids';

/** Forms in which pages of the forum come. */
export const captureForms = [
  'stripped-listing',
  'structured-listing',
  'tag-page',
  'thread-page',
  'profile-replies',
  'feed',
] as const;

export type CaptureForm = (typeof captureForms)[number];

const digitsSchema = z.string().regex(/^\d{1,15}$/, 'expected digits in quotation marks');
const wordsSchema = z.string().min(1).max(500);

/** What the lines around a post say about it, word for word: `3.6k` stays `3.6k`, `2y` stays `2y`. */
export const fieldShape = {
  /** The forum's own title. */
  forumTitle: wordsSchema.optional(),
  /** Title of the thread that a reply in a profile belongs to. */
  replyTitle: wordsSchema.optional(),
  /** Address of the post. */
  link: wordsSchema.optional(),
  posted: wordsSchema.optional(),
  updated: wordsSchema.optional(),
  postedBy: wordsSchema.optional(),
  replies: wordsSchema.optional(),
  boosts: wordsSchema.optional(),
  views: wordsSchema.optional(),
  activity: wordsSchema.optional(),
  /** Counts of a row that lacks some, so that nobody knows which is which. */
  counts: z.array(wordsSchema).min(1).optional(),
  /** Who wrote the answer that the asker or Apple chose, and its number. */
  answeredBy: wordsSchema.optional(),
  answer: digitsSchema.optional(),
  accepted: z.literal(true).optional(),
  recommended: z.literal(true).optional(),
  locked: z.literal(true).optional(),
  /** `Topic: … SubTopic: … Tags: …` or the tags in one line, as that line has them, and categories of a feed. */
  labels: z.array(wordsSchema).min(1).optional(),
};

/** Front matter of `content/posts/<id>.md`: one forum post, restored to Markdown. */
export const postFrontmatterSchema = z.strictObject({
  /** The same as the file name; never changes. */
  id: slugSchema,
  /** Our own heading for the post; the forum's title is not in a stripped listing. */
  title: z.string().min(10).max(110),
  /** A `reply` belongs to the question that `replyTo` names. */
  kind: z.enum(['question', 'reference', 'reply']),
  /** File name of the capture without `.txt`. */
  capture: z.string().min(1),
  lines: lineRangeSchema,
  /** Lines at the end that hold the forum's own `Topic:` / `SubTopic:` / `Tags:` block, if the capture has them. */
  tagLines: lineRangeSchema.optional(),
  /** What that block says, word for word. */
  topic: z.string().min(1).optional(),
  subtopic: z.string().min(1).optional(),
  tags: z.array(z.string().min(1)).default([]),
  /** `unknown` where the capture does not say who wrote it. */
  author: z.enum(['developer', 'Apple DTS', 'unknown']),
  platforms: platformVersionsSchema,
  /** Feedback numbers the post names (`FB` and eight digits). */
  feedback: z.array(z.string().regex(/^FB\d{7,9}$/)).default([]),
  /** Only where the text itself gives a date. */
  date: z.iso.date().optional(),
  /** Id of the post that a reply answers, where the capture has both. */
  replyTo: slugSchema.optional(),
  /** Number in the address `/forums/thread/<thread>`: the same on every mirror and for every answer. */
  thread: digitsSchema.optional(),
  /** First lines that hold what the page says about the post, and last lines (before `tagLines`) that do. */
  headLines: lineRangeSchema.optional(),
  footLines: lineRangeSchema.optional(),
  /** Lines between the text and `footLines` that say the text again, as some pages do. */
  repeatLines: lineRangeSchema.optional(),
  ...fieldShape,
});

export type PostFrontmatter = z.output<typeof postFrontmatterSchema>;

/** `content/captures/<name>.yml`: which lines of a capture are which post. Every line has exactly one owner. */
export const captureMapSchema = z.strictObject({
  /** Where the text comes from, in words a reader understands. */
  source: z.string().min(5),
  url: z.url({ protocol: /^https$/ }),
  /** Day the page was captured, where known. */
  captured: z.iso.date().optional(),
  /** Form of the page; without it, the importer looks for itself. */
  form: z.enum(captureForms).optional(),
  parts: z
    .array(
      z.union([
        z.strictObject({ lines: lineRangeSchema, post: slugSchema }),
        z.strictObject({ lines: lineRangeSchema, furniture: z.string().min(3) }),
        /** A post that stands elsewhere already, in this capture or another; its text may differ. */
        z.strictObject({ lines: lineRangeSchema, again: slugSchema }),
      ]),
    )
    .min(1),
});

export type CaptureMap = z.output<typeof captureMapSchema>;
