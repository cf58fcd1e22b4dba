import type { VFile } from 'vfile';
import { parseYaml } from '../markdown/parse-front-matter';
import type { RenderOptions } from '../markdown/render-markdown';
import {
  answersOf,
  type PathAnswer,
  type PathAnswerData,
  type PathData,
  type PathStep,
  type PathTarget,
  pathSchema,
  type SymptomPath,
} from '../model/path';
import { report } from '../rules';
import { codeAnchor, url } from '../site';
import { checkPath, longestRoute } from './check-paths';
import type { Known } from './check-references';
import type { ContentFile } from './content-file';
import { renderFragment } from './render-fragment';

export interface ParsedPath {
  file: ContentFile;
  data: PathData;
  /** Position of a key or list item of the file. */
  at(...path: (string | number)[]): { line: number; column: number };
}

/** Read `content/paths/<slug>.yml` and check that every route ends. */
export function parsePath(file: ContentFile): ParsedPath | undefined {
  if (file.text === undefined) return undefined;
  const parsed = parseYaml(file.vfile, file.text, pathSchema);
  if (!parsed) return undefined;
  const path = { ...parsed, file };
  checkPath(path);
  return path;
}

/** What the ends of a path may name. */
export type PathEnds = Pick<Known, 'entries' | 'topics' | 'names'>;

/** Render a path's texts and resolve its ends. Ends that don't exist and claims without evidence are reported. */
export function publishPath(path: ParsedPath, ends: PathEnds, options: RenderOptions): SymptomPath {
  const { data, at } = path;
  const file = path.file.vfile;
  for (const [index, topic] of data.topics.entries()) {
    if (!ends.topics.has(topic)) report(file, 'unknown-topic', at('topics', index), topic);
  }
  const steps = data.steps.map((_, index) => publishStep(path, index, ends, options));
  return { ...data, slug: path.file.name, steps, longest: longestRoute(data) };
}

function publishStep({ file, data, at }: ParsedPath, index: number, ends: PathEnds, options: RenderOptions): PathStep {
  const step = data.steps[index] as PathData['steps'][number];
  const render = (markdown: string, key: string) =>
    renderFragment(file.vfile, markdown, at('steps', index, key), options);
  const plain = { ...options, resolve: () => undefined };
  const question = renderFragment(file.vfile, step.question, at('steps', index, 'question'), plain, true);
  const check = render(checkMarkdown(step.check), 'check');
  const why = render(step.why, 'why');
  if (why.evidence.length === 0)
    report(file.vfile, 'evidence-missing', at('steps', index, 'why'), step.why.slice(0, 60));
  const answers = answersOf(step, index).flatMap((answer): PathAnswer[] => {
    const place = at(...answer.keys);
    const target = targetOf(file.vfile, answer, data, place, ends);
    if (!target) return [];
    const label = renderFragment(file.vfile, answer.answer, place, plain, true).html;
    const means = answer.means ? renderFragment(file.vfile, answer.means, place, options, true).html : '';
    const markdown = [`**${answer.answer}**`, answer.means].filter(Boolean).join('. ');
    return [{ label, means, markdown, target }];
  });
  return {
    id: step.id,
    question: question.text,
    questionHtml: question.html,
    checkHtml: check.html,
    whyHtml: why.html,
    markdown: [checkMarkdown(step.check), step.why]
      .filter(Boolean)
      .map((text) => text.trim())
      .join('\n\n'),
    text: [check.text, why.text].filter(Boolean).join('\n'),
    evidence: why.evidence,
    answers,
  };
}

/** The command as a fence, then what to look for. */
function checkMarkdown(check: PathData['steps'][number]['check']): string {
  if (!check) return '';
  return check.run ? `\`\`\`sh\n${check.run.trimEnd()}\n\`\`\`\n\n${check.look}` : check.look;
}

function targetOf(
  file: VFile,
  answer: PathAnswerData,
  data: PathData,
  place: ParsedPath['at'] extends (...path: never[]) => infer Place ? Place : never,
  ends: PathEnds,
): PathTarget | undefined {
  const link = (target: PathTarget): PathTarget => {
    const position = { start: place, end: place };
    file.data.links = [...(file.data.links ?? []), { href: target.href, position }];
    return target;
  };
  if (answer.step) {
    const next = data.steps.find(({ id }) => id === answer.step);
    return next && { kind: 'step', href: `#${next.id}`, title: next.question.replace(/`/g, '') };
  }
  if (answer.entry) {
    const entry = ends.entries.get(answer.entry)?.data;
    if (!entry) report(file, 'unknown-entry', place, answer.entry);
    const href = url.entry(answer.entry, answer.anchor);
    return entry && link({ kind: 'entry', href, title: entry.title, status: entry.status });
  }
  if (answer.topic) {
    const topic = ends.topics.get(answer.topic)?.data;
    if (!topic) report(file, 'unknown-topic', place, answer.topic);
    return topic && link({ kind: 'topic', href: url.topic(answer.topic, answer.anchor), title: topic.title });
  }
  const code = answer.code ? ends.names.code(file, answer.code, place) : undefined;
  return (
    code && {
      kind: 'code',
      href: url.number(code.code, codeAnchor(code)),
      title: `${code.symbol || code.domain} (${code.code})`,
    }
  );
}
