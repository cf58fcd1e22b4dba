import { z } from 'zod';
import { codeRefSchema, reviewedSchema, slugSchema } from './ids';
import type { Evidence } from './library';
import type { Status } from './status';

const targetShape = {
  /** The next step's id, or one end: an entry or a topic (with an anchor where one part is meant), or a code's page. */
  step: slugSchema.optional(),
  entry: slugSchema.optional(),
  topic: slugSchema.optional(),
  code: codeRefSchema.optional(),
  /** Only beside `entry` or `topic`. */
  anchor: z.string().min(1).optional(),
  /** What this answer says about the fault, in one sentence. Ends need it; it rests on the step's evidence. */
  means: z.string().min(10).max(300).optional(),
};

type Target = z.output<z.ZodObject<typeof targetShape>>;

/** Which kind of page an answer leads to. */
export const targetKinds = ['step', 'entry', 'topic', 'code'] as const;

function checkTarget(target: Target, context: z.RefinementCtx): void {
  const named = targetKinds.filter((kind) => target[kind] !== undefined);
  const add = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (named.length > 1) add(named[1] ?? 'step', `expected one of \`${named.join('` and `')}\`, not both`);
  if (target.anchor !== undefined && !target.entry && !target.topic)
    add('anchor', 'expected it beside `entry` or `topic` only');
  if (named.length === 1 && !target.step && target.means === undefined)
    add(named[0] ?? 'entry', 'expected `means` beside it: what the answer says about the fault');
}

const targetSchema = z.strictObject(targetShape).superRefine(checkTarget);

const stepSchema = z
  .strictObject({
    /** Address within the page; never changes once published. */
    id: slugSchema.refine(
      (id) => id !== 'content' && id !== 'sources',
      'expected another id than `content` and `sources`, which the page uses',
    ),
    /** What a developer answers by looking or by a command, as one question. */
    question: z.string().min(10).max(160).endsWith('?', 'expected a question mark at the end'),
    check: z
      .strictObject({
        /** Commands to copy, for a shell on the Mac. */
        run: z.string().min(3).optional(),
        /** What to look for, and what good and bad look like. */
        look: z.string().min(10).max(700),
      })
      .optional(),
    /** Why the answer matters; claims with evidence, written as in entries. */
    why: z.string().min(20).max(900),
    yes: targetSchema.optional(),
    no: targetSchema.optional(),
    /** Instead of `yes` and `no`. */
    answers: z
      .array(
        z.strictObject({ ...targetShape, answer: z.string().min(1).max(90) }).superRefine((answer, context) => {
          checkTarget(answer, context);
        }),
      )
      .max(4)
      .optional(),
  })
  .superRefine((step, context) => {
    if (step.answers && (step.yes ?? step.no))
      context.addIssue({ code: 'custom', path: ['answers'], message: 'expected either this or `yes` and `no`' });
  });

/** `content/paths/<slug>.yml`: questions that lead from a symptom to its answer. Unknown keys are errors. */
export const pathSchema = z.strictObject({
  /** The symptom, as somebody who meets it would say it. */
  title: z.string().min(10).max(90),
  summary: z.string().min(20).max(240),
  /** Other wordings of the symptom, as askers put it; indexed for search and shown. */
  asked: z.array(z.string().min(5).max(200)).default([]),
  /** Topics that show a link to this path. */
  topics: z.array(slugSchema).min(1).max(4),
  reviewed: reviewedSchema,
  /** Id of the first step. */
  start: slugSchema,
  /** In reading order. */
  steps: z.array(stepSchema).min(2).max(16),
});

export type PathData = z.output<typeof pathSchema>;
export type PathStepData = PathData['steps'][number];

/** One answer as written, with the keys that lead to it in the file. */
export interface PathAnswerData extends Target {
  answer: string;
  keys: readonly (string | number)[];
}

/** Answers of a step, whichever way they are written. */
export function answersOf(step: PathStepData, index: number): PathAnswerData[] {
  const keys = ['steps', index] as const;
  if (step.answers) return step.answers.map((answer, n) => ({ ...answer, keys: [...keys, 'answers', n] }));
  return [
    ...(step.yes ? [{ ...step.yes, answer: 'Yes', keys: [...keys, 'yes'] }] : []),
    ...(step.no ? [{ ...step.no, answer: 'No', keys: [...keys, 'no'] }] : []),
  ];
}

/** Where an answer leads. */
export interface PathTarget {
  kind: (typeof targetKinds)[number];
  /** `#<step>` within the page, or an address of the site. */
  href: string;
  /** Plain text: the next question, or the title of the page. */
  title: string;
  /** Of the entry or code note it ends at; topics have none. */
  status?: Status | undefined;
}

export interface PathAnswer {
  /** Safe HTML without links. */
  label: string;
  /** Safe HTML; empty where the answer says nothing by itself. */
  means: string;
  /** Label and what it means, as written. */
  markdown: string;
  target: PathTarget;
}

export interface PathStep {
  /** Address within the page. */
  id: string;
  /** Plain text. */
  question: string;
  /** Safe HTML without links. */
  questionHtml: string;
  /** Commands and what to look for, as safe HTML; empty where looking is all there is to do. */
  checkHtml: string;
  whyHtml: string;
  /** Check and why as written. */
  markdown: string;
  /** Words of check and why, for search. */
  text: string;
  evidence: Evidence[];
  answers: PathAnswer[];
}

/** Questions that lead from a symptom to its answer. */
export interface SymptomPath extends Omit<PathData, 'steps'> {
  slug: string;
  /** In the file's order, which is that of the page. */
  steps: PathStep[];
  /** Most questions anyone has to answer. */
  longest: number;
}
