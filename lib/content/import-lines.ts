import { markCode } from './import-code';
import { isLogLine } from './import-logs';
import type { LineMark } from './import-page';

/**
 * What one line of a forum page is.
 *
 * - `furniture`: the page's own text, not a post's
 * - `tags`: a line of a `Topic:` / `SubTopic:` / `Tags:` block
 * - `greeting`, `closing` (thanks, a call for help), `sign-off`, `signature`: how people open and close a post
 * - `feedback`: a feedback number alone; `footnote`: `[1] …`; `dated`: an entry of a revision history
 * - `log`, `command`, `code`: what belongs into a fence
 * - `url`: an address alone
 * - `text`: everything else
 */
export type LineKind =
  | 'blank'
  | 'furniture'
  | 'tags'
  | 'greeting'
  | 'closing'
  | 'sign-off'
  | 'signature'
  | 'feedback'
  | 'footnote'
  | 'dated'
  | 'log'
  | 'command'
  | 'code'
  | 'url'
  | 'text';

export interface Line {
  /** 1-based. */
  number: number;
  /** Without white space at its ends. */
  text: string;
  kind: LineKind;
  /** With its indentation, where the page has one. */
  raw?: string;
  /** What a saved page says about the line. */
  mark?: LineMark;
}

const maximumTags = 5;
const listHeads = new Set(['Post', 'Replies', 'Boosts', 'Views', 'Activity', 'Created']);

/**
 * Say of each line of a page what it is, from the line itself, its neighbours and what a saved page says about it.
 *
 * @param marks one for each line, or fewer
 */
export function classifyLines(lines: readonly string[], marks: readonly LineMark[] = []): Line[] {
  const classified = lines.map((line, index): Line => {
    const text = line.trim();
    const mark = marks[index];
    const raw = line.trimEnd();
    return {
      number: index + 1,
      text,
      kind: kindOf(text),
      ...(raw !== text && { raw }),
      ...(mark && Object.keys(mark).length > 0 && { mark }),
    };
  });
  markCode(classified);
  markTagBlocks(classified);
  markFurniture(classified);
  markSignatures(classified);
  markPreformatted(classified);
  return classified;
}

/** A preformatted block is one thing as a whole. */
function markPreformatted(lines: readonly Line[]): void {
  for (let start = 0; start < lines.length; ) {
    const block = lines[start]?.mark?.pre;
    let end = start + 1;
    while (block !== undefined && lines[end]?.mark?.pre === block) end += 1;
    if (block !== undefined) {
      const written = lines.slice(start, end).filter(({ text }) => text !== '');
      const logs = written.filter(({ text }) => isLogLine(text)).length;
      const commands = written.filter(({ text }) => /^[%$] /.test(text)).length;
      const kind = logs * 2 > written.length ? 'log' : commands > 0 && commands === written.length ? 'command' : 'code';
      for (const line of lines.slice(start, end)) line.kind = kind;
    }
    start = end;
  }
}

function kindOf(text: string): LineKind {
  if (text === '') return 'blank';
  if (isGreeting(text)) return 'greeting';
  if (/^FB\d{7,9}[.)]?$/.test(text)) return 'feedback';
  if (/^\[\d{1,2}\] \S/.test(text)) return 'footnote';
  if (/^https?:\/\/\S+$/.test(text)) return 'url';
  if (isLogLine(text)) return 'log';
  if (/^[%$] [\w./~]/.test(text)) return 'command';
  if (/^\d{4}-\d{2}-\d{2} [A-Z]/.test(text)) return 'dated';
  if (/^share and enjoy\b/i.test(text)) return 'sign-off';
  if (isClosing(text)) return 'closing';
  return 'text';
}

/** `Hi everyone,` alone, or `Hello, we have …` at the start of a line. */
function isGreeting(text: string): boolean {
  return /^(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day))\b(?: [\p{L}&’']+){0,4}\s?(?:[,!.:—-]|$)/iu.test(
    text,
  );
}

function isClosing(text: string): boolean {
  if (text.split(' ').length > 14) return false;
  return (
    /^(?:many thanks|thanks|thank you|thx|cheers|(?:best |kind |warm )?regards|looking forward|any (?:ideas?|help|advice|suggestions?|thoughts|pointers|insights?)\b)/i.test(
      text,
    ) || /\b(?:TIA|thanks|thank you)[.!]*$/i.test(text)
  );
}

function markTagBlocks(all: readonly Line[]): void {
  const lines = all.filter(({ kind }) => kind !== 'blank');
  for (let index = 0; index + 1 < lines.length; index += 1) {
    if (lines[index]?.text !== 'Topic:') continue;
    let end = index + 2;
    if (lines[end]?.text === 'SubTopic:' && lines[end + 1]) end += 2;
    if (lines[end]?.text === 'Tags:') {
      end += 1;
      const first = end;
      while (end - first < maximumTags && isTag(lines[end])) end += 1;
    }
    for (const line of lines.slice(index, end)) line.kind = 'tags';
  }
}

/** Forum tags are names: few words, no punctuation of sentences. */
function isTag(line: Line | undefined): boolean {
  if (line?.kind !== 'text') return false;
  return line.text.length <= 40 && line.text.split(' ').length <= 5 && !/[.?!:;,…]$/.test(line.text);
}

function markFurniture(lines: Line[]): void {
  for (const [index, line] of lines.entries()) {
    const isFeed = /^RSS for tag/.test(line.text);
    if (isFeed) {
      line.kind = 'furniture';
      const before = lines[index - 1];
      if (before && isTag(before)) before.kind = 'furniture';
    }
    if (
      /^(?:Selecting any option will automatically load the page|All subtopics|Posts under .+ (?:sub)?topic|Posts under .+ tag|\d+ Posts)$/.test(
        line.text,
      )
    ) {
      line.kind = 'furniture';
    }
  }
  markListHeads(lines);
}

/** The heads of the list's columns count only together: each of them is also a word. */
function markListHeads(lines: Line[]): void {
  let start = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    if (listHeads.has(lines[index]?.text ?? '')) continue;
    if (index - start >= 3) for (const line of lines.slice(start, index)) line.kind = 'furniture';
    start = index + 1;
  }
}

/** A dash alone, the name below it, and what stands between the name and the text. */
function markSignatures(lines: Line[]): void {
  for (const [index, line] of lines.entries()) {
    const name = lines[index + 1];
    if (!/^(?:—|–|--)$/.test(line.text) || !name || name.text.length > 100 || name.kind === 'blank') continue;
    line.kind = 'signature';
    name.kind = 'signature';
    const address = lines[index + 2];
    if (address && /\bemail\b|@/i.test(address.text) && address.text.length < 80) address.kind = 'signature';
  }
}
