import type { LineRange } from './capture-lines';
import { countLines, type LineCounts, sharedSubject, subjectOf } from './import-cohesion';
import type { Line, LineKind } from './import-lines';

/** A run of lines that the importer takes for one post, or for the page's own text. */
export interface ImportedPart {
  range: LineRange;
  kind: 'post' | 'furniture';
  /** What a piece of furniture is, in words for the map. */
  label?: string;
  /** First lines of a post that say something about it, such as its title. */
  head?: LineRange;
  /** Last lines of a post that say something about it, such as its counts. */
  foot?: LineRange;
  /** Lines before the foot that say the text again. */
  repeat?: LineRange;
  /** Whether the post answers the question that comes first in the page. */
  reply?: boolean;
  /** Why a person should look at the start of this part; missing where a mark of the page or a greeting shows it. */
  unsure?: string;
}

export interface Boundary {
  unsure?: string;
}

/** A boundary that nothing marks needs this much evidence. */
const enough = 2;
const linesBefore = 6;
/** Characters; a heading, an item or the words before a list are shorter, the first line of a post is mostly longer. */
const shortLine = 100;

/** Lines that never open a post: they close one, or belong to what stands before them. */
const neverFirst: ReadonlySet<LineKind> = new Set([
  'blank',
  'tags',
  'closing',
  'sign-off',
  'signature',
  'footnote',
  'dated',
  'code',
  'log',
  'command',
  'url',
]);

/**
 * Cut a stripped listing into posts and furniture. Every line is in exactly one part; blank lines stay with what stands
 * before them.
 */
export function proposeParts(lines: readonly Line[]): ImportedPart[] {
  const counts = countLines(lines.filter(({ kind }) => kind === 'text').map(({ text }) => text));
  const parts: ImportedPart[] = [];
  let written: Line[] = [];
  let start = 0;
  let found: Boundary = {};
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'blank') continue;
    const next = boundaryAt(written, line, nextWritten(lines, index), counts);
    if (next) {
      parts.push({ range: { first: start + 1, last: index }, kind: kindOf(written), ...found });
      written = [];
      start = index;
      found = next;
    }
    written.push(line);
  }
  if (lines.length > 0)
    parts.push({ range: { first: start + 1, last: lines.length }, kind: kindOf(written), ...found });
  return parts;
}

function kindOf(written: readonly Line[]): ImportedPart['kind'] {
  return written.some(({ kind }) => kind !== 'furniture') ? 'post' : 'furniture';
}

function nextWritten(lines: readonly Line[], index: number): Line | undefined {
  let next = index + 1;
  while (lines[next]?.kind === 'blank') next += 1;
  return lines[next];
}

/**
 * Whether a new part begins with a line.
 *
 * @param written lines of the current part that are not blank
 * @returns what is unsure about it, or `undefined` if the part goes on
 */
export function boundaryAt(
  written: readonly Line[],
  line: Line,
  next: Line | undefined,
  counts: LineCounts,
): Boundary | undefined {
  const previous = written.at(-1);
  if (!previous) return undefined;
  if ((line.kind === 'furniture') !== (previous.kind === 'furniture')) return {};
  if (previous.kind === 'tags' && line.kind !== 'tags') return {};
  if (neverFirst.has(line.kind) || line.kind === 'furniture') return undefined;
  if (line.kind === 'greeting') return previous.kind === 'greeting' ? undefined : {};
  if (previous.kind === 'signature') return isTitle(line) ? undefined : {};
  if (previous.kind === 'dated') return endsHistory(previous, written) ? {} : undefined;
  if (line.kind === 'feedback') {
    return next && isTitle(next) ? { unsure: 'a feedback number alone may also close the post before' } : undefined;
  }
  return weigh(written, line, next, counts);
}

/** A heading: a few words without the punctuation of a sentence. */
export function isTitle({ kind, text }: Line): boolean {
  return (
    kind === 'text' &&
    text.length <= 80 &&
    text.split(' ').length <= 10 &&
    /^[\p{Lu}\p{N}]/u.test(text) &&
    !/[.!:;,…)]$|\?/.test(text)
  );
}

/** A revision history goes back to the first edition and then ends. */
function endsHistory(previous: Line, written: readonly Line[]): boolean {
  return (
    /\bfirst (?:posted|version|published)\b/i.test(previous.text) ||
    written.some(({ text }) => /^revision history$/i.test(text))
  );
}

/** Add up what speaks for and against a boundary that nothing marks. */
function weigh(written: readonly Line[], line: Line, next: Line | undefined, counts: LineCounts): Boundary | undefined {
  const previous = written.at(-1);
  if (!previous || isBarelyOpened(written) || isContinuation(line.text)) return undefined;
  if (/[:,;]$/.test(previous.text) || (/:$/.test(line.text) && line.text.length < shortLine)) return undefined;
  const evidence =
    closing(previous) +
    opening(line.text) +
    (line.text.length >= shortLine ? 0.5 : 0) +
    changeOfSubject(written, line, next, counts);
  return evidence < enough ? undefined : { unsure: 'nothing but its words shows that another post begins' };
}

/** From 1 (nothing in common) to -1.5 (the same things are named before and after). */
function changeOfSubject(written: readonly Line[], line: Line, next: Line | undefined, counts: LineCounts): number {
  const isWords = (one: Line | undefined) => one?.kind === 'text' || one?.kind === 'closing';
  const before = written
    .slice(-3 * linesBefore)
    .filter(isWords)
    .slice(-linesBefore);
  const after = [line, next].filter(isWords);
  const texts = (list: readonly (Line | undefined)[]) => list.map((one) => one?.text ?? '');
  return 1 - 2.5 * sharedSubject(subjectOf(texts(before)), subjectOf(texts(after)), counts);
}

/** How much a line sounds like the last one of a post. */
function closing({ kind, text }: Line): number {
  if (kind === 'closing') return 3;
  if (/\?$/.test(text)) return callForHelp.test(text) ? 2 : 1;
  if (kind === 'footnote') return 0.5;
  return kind !== 'text' || /[.!…)]$/.test(text) ? 0 : -1;
}

const callForHelp =
  /\b(?:expected|anyone|anybody|suggest\w*|advice|recommend\w*|resolve|fix|workaround|solution|(?:is|are) there any|how (?:can|should) (?:I|we))\b/i;

/** How much a line sounds like the first one of a post: who writes, what they are doing, what they want to know. */
function opening(text: string): number {
  const asks = text.includes('?');
  if (asks ? question.test(text) : statement.test(text)) return 1.5;
  return !asks && /^(?:When(?:ever)?|Since|With|Using|After|On|In|As of) /.test(text) ? 1 : 0;
}

const question = /^(?:Is (?:there|it)|Does|How (?:do|can) (?:I|we)|How to|Can (?:I|we)|What is the) /;

const statement =
  /^(?:(?:I|We)(?:['’](?:m|re)| am| are) (?:\w+ly |just |now )?(?:trying|working|building|developing|looking|writing|creating|having|facing|experiencing|encountering|implementing|seeing|new)\b|(?:I|We)(?:['’]ve| have) an? |(?:I|We) (?:want|need|would like|often|regularly|recently|frequently)\b|(?:My|Our) )/;

/** Words that only make sense after what was said before. */
function isContinuation(text: string): boolean {
  return (
    /^[\p{Ll}([•*–-]/u.test(text) ||
    /^(?:\S+ ){0,3}(?:this|these|those)\b/i.test(text) ||
    /^(?:That|It|Its|They|But|However|Also|Additionally|Again|And|So|Then|Therefore|Thus|Finally|Note|Instead|Otherwise|Furthermore|Moreover|Meanwhile|Historically|Specifically|For (?:example|more)|In (?:that|other|addition)|After (?:further|that)|As (?:a result|you)|If (?:so|not|that)|On the other|The (?:above|same|second|other|latter))\b/.test(
      text,
    )
  );
}

/** A greeting and a line, or less: too early for the next post. */
function isBarelyOpened(written: readonly Line[]): boolean {
  return written.length < 2 || (written.length < 3 && written[0]?.kind === 'greeting');
}
