import { VFile } from 'vfile';
import { stringify } from 'yaml';
import { type PostFrontmatter, postFrontmatterSchema } from '../model/post';
import { formatLineRange, type LineRange } from './capture-lines';
import { checkText } from './capture-proof';
import { checkTagBlock, type TagBlock } from './capture-tags';
import { findDate, findFeedback, findPlatforms } from './import-facts';
import type { Line } from './import-lines';
import { fence, restoreMarkdown } from './import-markdown';

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
}

const longestTitle = 110;

/**
 * Draft a post from its lines. Nothing is made up: what the lines do not say is left out, and the title is the post's
 * first words, for a person to replace.
 *
 * @param lines all lines of the capture, classified
 */
export function draftPost(lines: readonly Line[], range: LineRange, { capture, taken, id }: DraftOptions): PostDraft {
  const own = lines.slice(range.first - 1, range.last);
  const block = findTagBlock(own, range);
  const text = block ? own.slice(0, block.range.first - range.first) : own;
  const words = text.map((line) => line.text).join('\n');
  const fromApple = text.some(({ kind, text }) => kind === 'signature' && /@ Apple$/.test(text));
  const title = titleOf(text, range);
  const data = postFrontmatterSchema.parse({
    id: id ?? freeId(title, range, taken),
    title,
    kind: fromApple ? 'reference' : 'question',
    capture,
    lines: formatLineRange(range),
    ...(block && {
      tagLines: formatLineRange(block.range),
      ...(block.topic !== undefined && { topic: block.topic }),
      ...(block.subtopic !== undefined && { subtopic: block.subtopic }),
      tags: block.tags,
    }),
    author: fromApple ? 'Apple DTS' : 'developer',
    platforms: findPlatforms(words),
    feedback: findFeedback(words),
    date: findDate(text),
  });
  return { data, ...bodyOf(text) };
}

/** Write a draft as a file of `content/posts/`. */
export function serializeDraft({ data, body }: PostDraft): string {
  const keys = Object.entries(data).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const front = keys.map(
    ([key, value]) => `${key}: ${stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`,
  );
  return `---\n${front.join('\n')}\n---\n\n${body}\n`;
}

/** Restored Markdown if it says what the lines say; otherwise the lines as they are. */
function bodyOf(lines: readonly Line[]): Pick<PostDraft, 'body' | 'plain'> {
  const texts = lines.map(({ text }) => text);
  const isTrue = (body: string) => {
    const file = new VFile();
    checkText(file, { value: body, line: 1 }, texts, { first: 1, last: texts.length });
    return file.messages.length === 0;
  };
  const body = restoreMarkdown(lines);
  return isTrue(body) ? { body, plain: false } : { body: fence('text', texts.join('\n')), plain: true };
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

/** The first sentence of the post, cut between words where it is too long. Lengths are in code points. */
function titleOf(lines: readonly Line[], range: LineRange): string {
  const first = lines.find(({ kind, text }) => kind === 'text' && lengthOf(text) >= 10);
  const sentence = (first?.text ?? '').split(/(?<=[.?!])\s/, 1)[0] ?? '';
  const start = Array.from(sentence).slice(0, longestTitle).join('');
  const words = start === sentence ? sentence : start.replace(/\s+\S*$/, '');
  const title = words.replace(/[\s,;:]+$/, '');
  return lengthOf(title) >= 10 ? title : `Post in lines ${formatLineRange(range)}`;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** An address made of the title's first words that no other post has. */
function freeId(title: string, range: LineRange, taken: ReadonlySet<string>): string {
  const words =
    title
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  const base = words.slice(0, 7).join('-').slice(0, 60).replace(/-+$/, '') || `post-${range.first}`;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}
