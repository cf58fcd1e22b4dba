import { VFile } from 'vfile';
import { stringify } from 'yaml';
import { isDeviceName } from '../model/ids';
import { type PostFrontmatter, postFrontmatterSchema } from '../model/post';
import { fitFields, parsePostFields } from './capture-fields';
import { formatLineRange, type LineRange } from './capture-lines';
import { checkText } from './capture-proof';
import { checkTagBlock, type TagBlock } from './capture-tags';
import { findDate, findFeedback, findPlatforms } from './import-facts';
import { classifyLines, type Line } from './import-lines';
import { fence, restoreMarkdown } from './import-markdown';
import { splitOneLine } from './import-one-line';
import { threadIdOf } from './thread-id';

export interface PostDraft {
  data: PostFrontmatter;
  body: string;
  /** Whether Markdown could not be restored, so that the text stands in one fence as it was captured. */
  plain: boolean;
}

interface DraftOptions {
  /** Name of the capture. */
  capture: string;
  /** Ids of other posts; the draft takes another one. */
  taken: ReadonlySet<string>;
  /** Id that a person gave in the map. */
  id?: string | undefined;
  /** Ranges of the lines that say something about the post. */
  head?: LineRange | undefined;
  foot?: LineRange | undefined;
  /** Lines that say the text again. */
  repeat?: LineRange | undefined;
  /** Whether long lines may be several lines that the page put into one. */
  oneLine?: boolean;
  /** Id of the question, for a reply. */
  question?: string | undefined;
  isReply?: boolean | undefined;
  /** Number of the thread, where an address gives it. */
  thread?: string | undefined;
  /** Keys of the links that the text may have, see `linkKey`. */
  links?: ReadonlySet<string>;
}

const longestTitle = 110;
const shortestTitle = 10;

/**
 * Draft a post from its lines. Nothing is made up: what the lines do not say is left out, and the title is the forum's,
 * or the post's first words, for a person to replace.
 *
 * @param lines all lines of the capture, classified
 * @param rawLines the same lines as they are in the capture
 */
export function draftPost(
  lines: readonly Line[],
  rawLines: readonly string[],
  range: LineRange,
  options: DraftOptions,
): PostDraft {
  const { capture, taken, id, question, isReply, thread, links } = options;
  const { head, foot } = fitFields(rawLines, options);
  const repeat = head === options.head && foot === options.foot ? options.repeat : undefined;
  const first = head ? head.last + 1 : range.first;
  const below = repeat ?? foot;
  const own = lines.slice(first - 1, below ? below.first - 1 : range.last);
  const block = below ? undefined : findTagBlock(own, { first, last: range.last });
  const text = block ? own.slice(0, block.range.first - first) : own;
  const { fields } = parsePostFields(rawLines, { head, foot });
  const words = [fields.forumTitle ?? '', ...text.map((line) => line.text)].join('\n');
  const written = options.oneLine ? linesOf(text) : text;
  const fromApple = written.some(({ kind, text }) => kind === 'signature' && /@ Apple$/.test(text));
  const title = titleOf(fields.forumTitle ?? fields.replyTitle, written, range, isReply);
  const data = postFrontmatterSchema.parse({
    id: id ?? freeId(isReply && question ? `${question}-reply` : idBase(title, range), taken),
    title,
    kind: isReply ? 'reply' : fromApple ? 'reference' : 'question',
    capture,
    lines: formatLineRange(range),
    ...(block && {
      tagLines: formatLineRange(block.range),
      ...(block.topic !== undefined && { topic: block.topic }),
      ...(block.subtopic !== undefined && { subtopic: block.subtopic }),
      tags: block.tags,
    }),
    author: fromApple ? 'Apple DTS' : 'unknown',
    platforms: findPlatforms(words),
    feedback: findFeedback(words),
    date: findDate(written),
    ...(isReply && question !== undefined && { replyTo: question }),
    thread: thread ?? threadIdOf(fields.link ?? ''),
    ...(head && { headLines: formatLineRange(head) }),
    ...(foot && { footLines: formatLineRange(foot) }),
    ...(repeat && { repeatLines: formatLineRange(repeat) }),
    ...fields,
  });
  return { data, ...bodyOf(text, written, links) };
}

/** Lines that a listing put into one, each with the number of the line it stands in. */
function linesOf(text: readonly Line[]): Line[] {
  const pieces = text.flatMap((line) =>
    line.mark?.pre === undefined
      ? splitOneLine(line.text).map((piece) => ({ line, piece }))
      : [{ line, piece: line.raw ?? line.text }],
  );
  if (pieces.length === text.length) return [...text];
  const classified = classifyLines(pieces.map(({ piece }) => piece));
  return classified.map((line, index) => {
    const from = pieces[index];
    return from && from.piece === from.line.text ? from.line : { ...line, number: from?.line.number ?? line.number };
  });
}

/** Write a draft as a file of `content/posts/`. */
export function serializeDraft({ data, body }: PostDraft): string {
  const keys = Object.entries(data).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const front = keys.map(
    ([key, value]) => `${key}: ${stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`,
  );
  return `---\n${front.join('\n')}\n---\n${body === '' ? '' : `\n${body}\n`}`;
}

/**
 * Restored Markdown if it says what the lines say: with the page's links and code, else without, else the lines as they
 * are.
 */
function bodyOf(
  lines: readonly Line[],
  written: readonly Line[],
  links?: ReadonlySet<string>,
): Pick<PostDraft, 'body' | 'plain'> {
  const texts = lines.map(({ text }) => text);
  const isTrue = (body: string) => {
    const file = new VFile();
    checkText(file, { value: body, line: 1 }, texts, { first: 1, last: texts.length }, links);
    return file.messages.length === 0;
  };
  const unmarked = (line: Line): Line => ({ number: line.number, text: line.text, kind: line.kind });
  for (const from of [written, written.map(unmarked), lines.map(unmarked)]) {
    const body = restoreMarkdown(from);
    if (isTrue(body)) return { body, plain: false };
  }
  return { body: fence('text', texts.join('\n')), plain: true };
}

/** The forum's block at the end of a post, if it has the form that front matter can repeat word for word. */
function findTagBlock(lines: readonly Line[], range: LineRange): (TagBlock & { range: LineRange }) | undefined {
  const first = lines.findIndex(({ kind }) => kind === 'tags');
  const block = first < 0 ? [] : lines.slice(first).filter(({ kind }) => kind !== 'blank');
  if (block.length < 2 || block.some(({ kind }) => kind !== 'tags')) return undefined;
  const texts = block.map(({ text }) => text);
  const after = (label: string) => (texts.includes(label) ? texts[texts.indexOf(label) + 1] : undefined);
  const tags = texts.includes('Tags:') ? texts.slice(texts.indexOf('Tags:') + 1) : [];
  const found = { topic: after('Topic:'), subtopic: after('SubTopic:'), tags };
  const file = new VFile();
  checkTagBlock(file, found, { first: 1, last: texts.length }, texts, () => ({ line: 1, column: 1 }));
  if (file.messages.length > 0) return undefined;
  return { ...found, range: { first: range.first + first, last: range.last } };
}

/** The forum's title, else the first sentence of the post, cut between words where it is too long. Lengths are in code points. */
function titleOf(
  given: string | undefined,
  lines: readonly Line[],
  range: LineRange,
  isReply: boolean | undefined,
): string {
  const first = lines.find(({ kind, text }) => kind === 'text' && lengthOf(text) >= shortestTitle);
  const sentence = (first?.text ?? '').split(/(?<=[.?!])\s/, 1)[0] ?? '';
  const candidates = [given !== undefined && isReply ? `Reply to ${given}` : given, sentence];
  const titles = candidates.map((candidate) => cut(candidate ?? ''));
  const title = titles.find((one) => lengthOf(one) >= shortestTitle);
  return title ?? `${isReply ? 'Reply' : 'Post'} in lines ${formatLineRange(range)}`;
}

function cut(sentence: string): string {
  const start = Array.from(sentence).slice(0, longestTitle).join('');
  const whole = start === sentence ? sentence : withoutLastWord(start);
  const words = lengthOf(whole) < shortestTitle ? start : whole;
  return words.replace(/(?<![\s,;:])[\s,;:]+$/, '');
}

function withoutLastWord(text: string): string {
  const last = text.split(/\s/).at(-1) ?? '';
  return last === text ? text : text.slice(0, text.length - last.length).trimEnd();
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** The title's first words as they stand in an address. */
function idBase(title: string, range: LineRange): string {
  const words =
    title
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  const first = words.slice(0, 7).join('-').slice(0, 60);
  const base = first.replace(/(?<!-)-+$/, '');
  return base === '' || isDeviceName(base) ? `post-${range.first}` : base;
}

/** An id that no other post has. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.slice(0, 74).replace(/(?<!-)-+$/, '');
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}
