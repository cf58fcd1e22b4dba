import type { VFile } from 'vfile';
import { fieldShape, type PostFrontmatter } from '../model/post';
import { report } from '../rules';
import type { LineRange } from './capture-lines';
import { isThreadLine } from './page-lines';

export type PostFields = Pick<PostFrontmatter, keyof typeof fieldShape>;

export const fieldNames = Object.keys(fieldShape) as (keyof PostFields)[];

export interface ParsedFields {
  fields: PostFields;
  /** Numbers of the lines that say nothing a field can hold. */
  unknown: number[];
}

interface NumberedLine {
  number: number;
  text: string;
}

const count = /^\d[\d,.]{0,11} ?[kKmM]?$/;
const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}';
const monthYear = new RegExp(`^${months}\\.? ['’‘]?\\d{2}(?:\\d{2})?$`);
const age =
  /^(?:\d{1,3} ?(?:s|m|min|h|d|w|mo|y)|just now|yesterday|(?:\d{1,3}|an?) (?:second|minute|hour|day|week|month|year)s? ago)$/i;

export const isCount = (text: string) => count.test(text);
export const isMonthYear = (text: string) => monthYear.test(text);
/** What stands below `Activity` or `Created`: `Jul ’25`, or an age such as `23h`. */
export const isActivity = (text: string) => isMonthYear(text) || age.test(text);

/**
 * Read what a page says about a post in the lines above it (`head`) or below it (`foot`). One free line of a head is
 * the title; any other free line is taken for labels, which is what the older pages print there. Buttons say nothing.
 */
export function parseFields(place: 'head' | 'foot', lines: readonly NumberedLine[]): ParsedFields {
  const written = lines.map(({ number, text }) => ({ number, text: text.trim() })).filter(({ text }) => text !== '');
  const fields: PostFields = {};
  const unknown: number[] = [];
  const rows = takeCounts(written, fields).filter(({ text }) => !isThreadLine(text) || readLabelled(text));
  for (const { number, text } of rows) {
    const read = readLabelled(text) ?? readFree(text, place, fields);
    if (read && addAll(fields, read)) continue;
    unknown.push(number);
  }
  return { fields, unknown };
}

/** Three counts and an activity in lines of their own; with fewer counts nobody knows which they are. */
function takeCounts(lines: readonly NumberedLine[], fields: PostFields): readonly NumberedLine[] {
  const end = lines.findIndex(({ text }) => isActivity(text));
  let start = end;
  while (start > 0 && end - start < 3 && isCount(lines[start - 1]?.text ?? '')) start -= 1;
  if (end < 0 || start === end) return lines;
  const counts = lines.slice(start, end).map(({ text }) => text);
  const [replies, boosts, views] = counts;
  if (replies !== undefined && boosts !== undefined && views !== undefined) {
    Object.assign(fields, { replies, boosts, views });
  } else {
    fields.counts = counts;
  }
  fields.activity = lines[end]?.text ?? '';
  return lines.filter((_, index) => index < start || index > end);
}

type Reader = [RegExp, (match: RegExpExecArray) => PostFields];

const readers: Reader[] = [
  [/^Title: (.{1,500})$/, ([, forumTitle = '']) => ({ forumTitle })],
  [/^Link: (\S{1,500})$/, ([, link = '']) => ({ link })],
  [/^Author: (.{1,500})$/, ([, postedBy = '']) => ({ postedBy })],
  [/^Published: (.{1,500})$/, ([, posted = '']) => ({ posted })],
  [/^Updated: (.{1,500})$/, ([, updated = '']) => ({ updated })],
  [/^Category: (.{1,500})$/, ([, label = '']) => ({ labels: [label] })],
  [/^Reply to (.{1,500})$/, ([, replyTitle = '']) => ({ replyTitle })],
  [
    /^Posted (?:on )?(\S.{0,60}?)(?: by (\S.{0,60}))?$/,
    ([, posted = '', postedBy]) => ({ posted, ...(postedBy !== undefined && { postedBy }) }),
  ],
  [/^(\d[\d,.]{0,11}[kKmM]?) views?$/i, ([, views = '']) => ({ views })],
  [/^(\d[\d,.]{0,11}[kKmM]?) (?:replies|reply)$/i, ([, replies = '']) => ({ replies })],
  [/^(\d[\d,.]{0,11}[kKmM]?) boosts?$/i, ([, boosts = '']) => ({ boosts })],
  [/^Answered by (\S.{0,80}) in (\d{1,15})$/, ([, answeredBy = '', answer = '']) => ({ answeredBy, answer })],
  [/^Accepted (?:Answer|Reply)$/i, () => ({ accepted: true })],
  [/^(?:Apple )?Recommended(?: Answer| Reply)?$/i, () => ({ recommended: true })],
  [/^(?:This|The) (?:thread|post|question) (?:has been|is|was) locked\b.{0,120}$/i, () => ({ locked: true })],
];

function readLabelled(text: string): PostFields | undefined {
  for (const [pattern, read] of readers) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return isActivity(text) ? { activity: text } : undefined;
}

/** Whether a line is one that only the page itself writes about a post. */
export function isFieldLine(text: string): boolean {
  return readLabelled(text) !== undefined;
}

function readFree(text: string, place: 'head' | 'foot', fields: PostFields): PostFields | undefined {
  if (text.length > 500) return undefined;
  if (place === 'head' && fields.forumTitle === undefined) return { forumTitle: text };
  return { labels: [text] };
}

/** Add fields that are not there yet; labels may come in several lines. */
function addAll(fields: PostFields, found: PostFields): boolean {
  const { labels, ...single } = found;
  if (Object.keys(single).some((name) => name in fields)) return false;
  Object.assign(fields, single);
  if (labels) fields.labels = [...(fields.labels ?? []), ...labels];
  return true;
}

/** Fields of head and foot together, as front matter holds them. */
export function parsePostFields(
  captureLines: readonly string[],
  { head, foot }: { head?: LineRange | undefined; foot?: LineRange | undefined },
): ParsedFields {
  const above = parseFields('head', numbered(captureLines, head));
  const below = parseFields('foot', numbered(captureLines, foot));
  const fields: PostFields = { ...above.fields, ...below.fields };
  const twice = fieldNames.some((name) => name !== 'labels' && name in above.fields && name in below.fields);
  if (twice && foot) below.unknown.push(foot.last);
  const labels = [...(above.fields.labels ?? []), ...(below.fields.labels ?? [])];
  if (labels.length > 0) fields.labels = labels;
  return { fields, unknown: [...above.unknown, ...below.unknown] };
}

function numbered(lines: readonly string[], range: LineRange | undefined): NumberedLine[] {
  if (!range) return [];
  return lines.slice(range.first - 1, range.last).map((text, index) => ({ number: range.first + index, text }));
}

/**
 * Head and foot without the lines that no field can hold, such as a second date: those stay in the text. The head ends
 * before the first of them, the foot begins after the last.
 */
export function fitFields(
  captureLines: readonly string[],
  { head, foot }: { head?: LineRange | undefined; foot?: LineRange | undefined },
): { head: LineRange | undefined; foot: LineRange | undefined } {
  const { unknown } = parsePostFields(captureLines, { head, foot });
  if (unknown.length === 0) return { head, foot };
  const above = head ? unknown.filter((number) => number <= head.last) : [];
  const below = foot ? unknown.filter((number) => number >= foot.first) : [];
  const last = Math.min(...above) - 1;
  const first = Math.max(...below) + 1;
  return {
    head: head && above.length > 0 ? (last < head.first ? undefined : { first: head.first, last }) : head,
    foot: foot && below.length > 0 ? (first > foot.last ? undefined : { first, last: foot.last }) : foot,
  };
}

/** Prove that front matter has the fields that the post's head and foot have, word for word, and no others. */
export function checkFields(
  file: VFile,
  post: PostFields,
  captureLines: readonly string[],
  ranges: { head?: LineRange | undefined; foot?: LineRange | undefined },
  place: (key: string) => { line: number; column: number },
): void {
  const { fields, unknown } = parsePostFields(captureLines, ranges);
  for (const number of unknown) {
    const key = ranges.head && number <= ranges.head.last ? 'headLines' : 'footLines';
    report(file, 'post-altered', place(key), captureLines[number - 1]?.trim() ?? '', 'no key', number);
  }
  for (const name of fieldNames) {
    const expected = JSON.stringify(fields[name]);
    const found = JSON.stringify(post[name]);
    if (expected === found) continue;
    const reason = expected === undefined ? 'expected no such key: no line says it' : `expected ${expected}`;
    report(file, 'front-matter-value', place(found === undefined ? 'headLines' : name), name, reason);
  }
}
