import { isActivity, isCount, isMonthYear } from './capture-fields';
import type { LineRange } from './capture-lines';
import type { ImportedPart } from './import-boundaries';
import type { Line } from './import-lines';
import { isPageLine } from './page-lines';

/** The counts that close a row of a listing: places in the list of lines that are not blank. */
export interface Row {
  first: number;
  last: number;
  /** Three counts; with two, one is missing and nobody knows which. */
  whole: boolean;
}

/**
 * Find where rows end: three counts and an activity, each in a line of its own. A month and a year after only two counts
 * ends a row as well; after one or none it is part of a text.
 *
 * @param written lines that are not blank
 */
export function findRows(written: readonly Line[]): Row[] {
  const rows: Row[] = [];
  let after = 0;
  for (const [last, { text }] of written.entries()) {
    if (!isActivity(text)) continue;
    let first = last;
    while (first > after && last - first < 3 && isCount(written[first - 1]?.text ?? '')) first -= 1;
    const counts = last - first;
    if (counts < 3 && !(counts === 2 && isMonthYear(text))) continue;
    rows.push({ first, last, whole: counts === 3 });
    after = last + 1;
  }
  return rows;
}

/**
 * Cut a structured listing or a tag page: the page's own text up to the heads of the list, then a post for each row:
 * its title, its text, its counts. Every line is in exactly one part.
 */
export function proposeRows(lines: readonly Line[]): ImportedPart[] {
  const written = lines.filter(({ kind }) => kind !== 'blank');
  const parts: Cut[] = [];
  let start = endOfPreamble(written);
  if (start > 0) parts.push({ from: 0, to: start, part: preamble(written.slice(0, start)) });
  for (const row of findRows(written)) {
    if (row.last < start) continue;
    const own = written.slice(start, Math.max(row.first, start));
    parts.push({
      from: start,
      to: row.last + 1,
      part: rowPart(own, written.slice(row.first, row.last + 1), row.whole),
    });
    start = row.last + 1;
  }
  if (start < written.length) parts.push(...closeList(written, start));
  return withBlanks(parts, written, lines.length);
}

interface Cut {
  /** Places in the list of lines that are not blank; `to` is the place after. */
  from: number;
  to: number;
  part: Omit<ImportedPart, 'range'>;
}

/** The last head of the list, or the last line that only a page has, before the first row. */
function endOfPreamble(written: readonly Line[]): number {
  const first = findRows(written)[0]?.first ?? written.length;
  const before = written.slice(0, first);
  const end = before.findLastIndex(({ text }) => isPageLine(text)) + 1;
  return first === written.length ? end : Math.min(end, Math.max(first - 1, 0));
}

function preamble(written: readonly Line[]): Cut['part'] {
  const unsure = written.some(({ kind }) => kind === 'tags' || kind === 'greeting' || kind === 'signature');
  return {
    kind: 'furniture',
    label: 'name and description of the page and the heads of the list',
    ...(unsure && { unsure: 'the text above the list may hold a post' }),
  };
}

/** @param own title and text */
function rowPart(own: readonly Line[], counts: readonly Line[], whole: boolean): Cut['part'] {
  const first = own[0];
  const doubts: string[] = [];
  const hasTitle = first !== undefined && isForumTitle(first.text);
  if (!first) doubts.push('the row has neither title nor text');
  else if (!hasTitle) doubts.push('the row has no line that reads as a title');
  else if (own.length === 1) doubts.push('the row has a title and no text');
  if (!whole) doubts.push('one of the three counts is missing, so nobody knows which the others are');
  if (own.some(({ text }) => isMonthYear(text))) doubts.push('its text has a month and a year in a line of its own');
  return {
    kind: 'post',
    ...(first && hasTitle && { head: rangeOf([first]) }),
    foot: rangeOf(counts),
    ...(doubts.length > 0 && { unsure: doubts.join('; ') }),
  };
}

/** The forum allows titles of some hundred characters; a text is mostly longer or has several sentences. */
function isForumTitle(text: string): boolean {
  return text.length <= 200 && !/[.!?] \p{Lu}\S+ .*[.!?] \p{Lu}/u.test(text);
}

/** What stands below the last row: the page's footer, or a post whose counts were not copied. */
function closeList(written: readonly Line[], start: number): Cut[] {
  const rest = written.slice(start);
  const end =
    start + rest.findLastIndex(({ text }) => !isPageLine(text) && !/^(?:\d{1,4}|…)(?: (?:\d{1,4}|…))*$/.test(text)) + 1;
  const cuts: Cut[] = [];
  const first = written[start];
  if (end > start && first) {
    cuts.push({
      from: start,
      to: end,
      part: {
        kind: 'post',
        ...(isForumTitle(first.text) && end - start > 1 && { head: rangeOf([first]) }),
        unsure: 'no counts follow, so the page may have been cut off here',
      },
    });
  }
  if (end < written.length) {
    cuts.push({ from: end, to: written.length, part: { kind: 'furniture', label: 'foot of the page' } });
  }
  return cuts;
}

function rangeOf(lines: readonly Line[]): LineRange {
  return { first: lines[0]?.number ?? 1, last: lines.at(-1)?.number ?? 1 };
}

/** Give blank lines to what stands before them, those at the very start to the first part. */
export function withBlanks(cuts: readonly Cut[], written: readonly Line[], lineCount: number): ImportedPart[] {
  return cuts.map(({ from, part }, index): ImportedPart => {
    const next = cuts[index + 1];
    const first = index === 0 ? 1 : (written[from]?.number ?? 1);
    const last = next ? (written[next.from]?.number ?? 1) - 1 : lineCount;
    const { head, foot, repeat, ...rest } = part;
    return {
      ...rest,
      range: { first, last },
      ...(head && { head: { first, last: head.last } }),
      ...(foot && { foot: { first: foot.first, last } }),
      ...(repeat && { repeat: { first: repeat.first, last: foot ? foot.first - 1 : last } }),
    };
  });
}

export type { Cut };
