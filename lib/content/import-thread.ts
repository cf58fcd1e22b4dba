import { isActivity, isFieldLine } from './capture-fields';
import { boundaryAt, type ImportedPart } from './import-boundaries';
import { countLines, type LineCounts } from './import-cohesion';
import type { Line } from './import-lines';
import { type Cut, withBlanks } from './import-listing';
import { isThreadLine } from './page-lines';

/** Characters that a repetition has at least; shorter ones happen by chance. */
const shortestRepetition = 40;
/** Lines; comparing more would only cost time. */
const longestRepetition = 2000;

/**
 * Cut the page of one thread, in its newer or older layout: title, text, what the page says about them, then the
 * answers. Where the page does not mark the start of an answer, its words decide, and a person should look.
 */
export function proposeThread(lines: readonly Line[]): ImportedPart[] {
  const written = lines.filter(({ kind }) => kind !== 'blank');
  const counts = countLines(written.filter(({ kind }) => kind === 'text').map(({ text }) => text));
  const cuts: Cut[] = [];
  const title = written.findIndex(({ text }) => !isThreadLine(text) && !isFieldLine(text));
  if (title < 0) return withBlanks([furniture(0, written.length)], written, lines.length);
  if (title > 0) cuts.push(furniture(0, title));
  const bodyStart = endOfHead(written, title + 1);
  const repeats = findRepeats(written, bodyStart);
  const question = cutQuestion(written, title, bodyStart, repeats);
  cuts.push(question, ...cutAnswers(written, question.to, repeats, counts));
  return withBlanks(mergeFurniture(cuts), written, lines.length);
}

function furniture(from: number, to: number): Cut {
  return { from, to, part: { kind: 'furniture', label: 'buttons and other text of the page' } };
}

/** Lines below a title or a mark that say something about the post. */
function endOfHead(written: readonly Line[], start: number): number {
  let end = start;
  while (end < written.length && isAside(written[end]?.text ?? '')) end += 1;
  return end;
}

function isAside(text: string): boolean {
  return isThreadLine(text) || (isFieldLine(text) && !isActivity(text));
}

/** Lines that only the page writes around posts; a question or answer ends before them. */
function endsText(text: string): boolean {
  return isAside(text) && !/^(?:Link|Title|Category|Author|Reply to)\b/.test(text);
}

function cutQuestion(written: readonly Line[], title: number, bodyStart: number, repeats: ReadonlySet<number>): Cut {
  let end = bodyStart;
  while (
    end < written.length &&
    !endsText(written[end]?.text ?? '') &&
    !(end > bodyStart && begins(written, end, repeats))
  )
    end += 1;
  const doubts: string[] = [];
  const repeat = repeatOf(written, bodyStart, end);
  if (repeat) end += end - bodyStart;
  let foot = end;
  if (isTagLine(written[end - 1], written[end]) && end - 1 > bodyStart) {
    foot = end - 1;
    doubts.push('the last line before the views is taken for the tags');
  }
  while (end < written.length && isQuestionFoot(written, end)) end += 1;
  if (foot === bodyStart) doubts.push('the question has no text');
  const first = written[title];
  const lastHead = written[bodyStart - 1];
  const firstFoot = written[foot];
  const lastFoot = written[end - 1];
  return {
    from: title,
    to: end,
    part: {
      kind: 'post',
      ...(first && lastHead && { head: { first: first.number, last: lastHead.number } }),
      ...(repeat && { repeat: { first: repeat[0]?.number ?? 1, last: repeat.at(-1)?.number ?? 1 } }),
      ...(foot < end && firstFoot && lastFoot && { foot: { first: firstFoot.number, last: lastFoot.number } }),
      ...(doubts.length > 0 && { unsure: doubts.join('; ') }),
    },
  };
}

/** Whether the page itself shows that another text begins. */
function begins(written: readonly Line[], at: number, repeats: ReadonlySet<number>): boolean {
  return repeats.has(at) || written[at]?.mark?.starts === true;
}

/** The second copy of a question's text, right below the first. */
function repeatOf(written: readonly Line[], bodyStart: number, end: number): Line[] | undefined {
  const own = written.slice(bodyStart, end);
  const next = written.slice(end, end + own.length);
  const isSame = own.length > 0 && own.every(({ text }, index) => text === next[index]?.text);
  return isSame ? next : undefined;
}

/**
 * What stands between a question and its answers: it is locked, who answered, how often it was seen. `Posted …` begins an
 * answer, unless no text follows.
 */
function isQuestionFoot(written: readonly Line[], at: number): boolean {
  const text = written[at]?.text ?? '';
  if (!endsText(text) || /^(?:Replies|\d{1,4} Repl(?:y|ies))$/i.test(text)) return false;
  return !startsAnswer(text) || written.slice(at).every((line) => isAside(line.text));
}

function startsAnswer(text: string): boolean {
  return /^(?:Accepted (?:Answer|Reply)|(?:Apple )?Recommended(?: Answer| Reply)?|Posted .*)$/i.test(text);
}

/** In the older layout the tags stand in one line above the views. */
function isTagLine(line: Line | undefined, next: Line | undefined): boolean {
  if (!line || !next || !/^\d[\d,.]*[kKmM]? views?$/i.test(next.text)) return false;
  return line.text.length <= 80 && !/[.?!:;,…]$/.test(line.text) && /^\p{Lu}/u.test(line.text);
}

function cutAnswers(written: readonly Line[], start: number, repeats: ReadonlySet<number>, counts: LineCounts): Cut[] {
  const cuts: Cut[] = [];
  let doubt: string | undefined;
  let at = start;
  while (at < written.length) {
    const text = written[at]?.text ?? '';
    if (isThreadLine(text)) {
      cuts.push(furniture(at, at + 1));
      at += 1;
      continue;
    }
    const headEnd = isAside(text) ? endOfHead(written, at) : at;
    const { end, unsure } = endOfAnswer(written, headEnd, repeats, counts);
    cuts.push(answerCut(written, { from: at, headEnd, to: end }, doubt));
    doubt = unsure;
    at = end;
  }
  return cuts;
}

function answerCut(
  written: readonly Line[],
  { from, headEnd, to }: { from: number; headEnd: number; to: number },
  doubt: string | undefined,
): Cut {
  const first = written[from];
  const lastHead = written[headEnd - 1];
  const doubts = [doubt, headEnd === to ? 'the page gives no text of this answer' : undefined];
  const unsure = doubts.filter((one) => one !== undefined).join('; ');
  return {
    from,
    to,
    part: {
      kind: 'post',
      reply: true,
      ...(headEnd > from && first && lastHead && { head: { first: first.number, last: lastHead.number } }),
      ...(unsure && { unsure }),
    },
  };
}

function endOfAnswer(
  written: readonly Line[],
  start: number,
  repeats: ReadonlySet<number>,
  counts: LineCounts,
): { end: number; unsure?: string } {
  const own: Line[] = [];
  let end = start;
  for (let line = written[end]; line; line = written[end]) {
    if (endsText(line.text)) return { end };
    if (end > start && begins(written, end, repeats)) return { end };
    const boundary = boundaryAt(own, line, written[end + 1], counts);
    if (boundary) {
      const marked = own.at(-1)?.kind === 'signature';
      return { end, ...(!marked && { unsure: boundary.unsure ?? 'only a greeting shows that another answer begins' }) };
    }
    own.push(line);
    end += 1;
  }
  return { end };
}

/**
 * Places where a text begins that the page has twice, and where it ends: the question that some pages print again, and
 * the accepted answer. A quotation within an answer is not one: it does not stand right below a mark of the page.
 */
function findRepeats(written: readonly Line[], bodyStart: number): Set<number> {
  const texts = written.map(({ text }) => text.replace(/\s+/g, ' ').toLowerCase());
  const firsts = new Map<string, number>();
  const places = new Set<number>();
  for (let index = bodyStart; index < texts.length; ) {
    const text = texts[index] ?? '';
    const other = firsts.get(text);
    const length = other === undefined ? 0 : repetitionAt(texts, other, index);
    const size = texts.slice(index, index + length).reduce((sum, one) => sum + one.length, 0);
    const isMarked =
      other === bodyStart || [index, other ?? 0].some((place) => isAside(written[place - 1]?.text ?? ''));
    if (other !== undefined && size >= shortestRepetition && isMarked) {
      for (const place of [other, other + length, index, index + length]) places.add(place);
      index += length;
      continue;
    }
    if (!firsts.has(text)) firsts.set(text, index);
    index += 1;
  }
  places.delete(bodyStart);
  return places;
}

function repetitionAt(texts: readonly string[], first: number, second: number): number {
  let length = 0;
  while (
    length < longestRepetition &&
    first + length < second &&
    second + length < texts.length &&
    texts[first + length] === texts[second + length]
  ) {
    length += 1;
  }
  return length;
}

function mergeFurniture(cuts: readonly Cut[]): Cut[] {
  const merged: Cut[] = [];
  for (const cut of cuts) {
    const last = merged.at(-1);
    if (last?.part.kind === 'furniture' && cut.part.kind === 'furniture') last.to = cut.to;
    else merged.push({ ...cut });
  }
  return merged;
}
