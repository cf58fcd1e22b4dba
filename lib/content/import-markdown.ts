import { isTitle } from './import-boundaries';
import { restoreInline } from './import-inline';
import type { Line, LineKind } from './import-lines';

const fences: Partial<Record<LineKind, (text: string) => string>> = {
  log: () => 'log',
  command: () => 'sh',
  code: languageOf,
};

/**
 * Put Markdown back into the lines of a post: fences around code and logs, lists where the lines leave no doubt,
 * headings, links, signatures. No character a reader sees is added, left out or changed.
 */
export function restoreMarkdown(lines: readonly Line[]): string {
  const blocks: string[] = [];
  const written = lines.filter(({ kind }) => kind !== 'blank');
  for (let index = 0; index < written.length; ) {
    const run = runAt(written, index);
    blocks.push(blockOf(run, written[index - 1], written[index + run.length]));
    index += run.length;
  }
  return blocks.join('\n\n');
}

/** Text in a fence longer than any run of backticks in it. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${text}\n${mark}`;
}

/** Lines that make one block: a fence, a signature, a list, or one line. */
function runAt(lines: readonly Line[], start: number): Line[] {
  const first = lines[start];
  if (!first) return [];
  if (first.mark?.list) return takeWhile(lines, start, (line) => line.mark?.list !== undefined);
  if (first.mark?.quote) return takeWhile(lines, start, (line) => line.mark?.quote === true);
  if (first.kind in fences || first.kind === 'signature' || first.kind === 'dated') {
    return takeWhile(lines, start, (line) => line.kind === first.kind && line.mark?.pre === first.mark?.pre);
  }
  const intro = lines[start - 1];
  const items = intro?.kind === 'text' && intro.text.endsWith(':') ? takeWhile(lines, start, isItem) : [];
  return items.length >= 2 ? items : [first];
}

function takeWhile(lines: readonly Line[], start: number, belongs: (line: Line) => boolean): Line[] {
  let end = start;
  for (let line = lines[end]; line && belongs(line); line = lines[end]) end += 1;
  return lines.slice(start, end);
}

/** A fragment: items of a list rarely end as sentences do, and the paragraph after the list does. */
function isItem({ kind, text }: Line): boolean {
  return kind === 'text' && text.length <= 120 && !/[.?!:;]$/.test(text) && !/^\d+[.)]|^[-*•–]/.test(text);
}

function blockOf(run: readonly Line[], before: Line | undefined, after: Line | undefined): string {
  const first = run[0];
  if (!first) return '';
  if (first.mark?.list) return listOf(run);
  if (first.mark?.quote) return run.map((line) => `> ${inlineOf(line)}`).join('\n>\n');
  if (first.kind in fences) return fenceOf(run);
  const inline = run.map(inlineOf);
  if (first.kind === 'signature') return inline.join('\\\n');
  if (first.kind === 'dated' || run.length > 1) return inline.map((item) => `- ${item}`).join('\n');
  const isTitle = first.mark?.heading || (!first.mark && isHeading(first, before, after));
  return isTitle ? `## ${inline[0]}` : (inline[0] ?? '');
}

function inlineOf({ text, mark }: Line): string {
  return restoreInline(text, mark?.spans);
}

/** Lines of one block of code or log, without the indentation they have in common. */
function fenceOf(run: readonly Line[]): string {
  const lines = run.map(({ raw, text }) => raw ?? text);
  const indents = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const text = lines.map((line) => line.slice(Math.min(...indents))).join('\n');
  const [first] = run;
  const given = languageNames[first?.mark?.language ?? ''];
  return fence(given ?? (first && fences[first.kind]?.(text)) ?? 'text', text);
}

/** Languages as pages name them to those that posts may have. */
const languageNames: Record<string, string> = {
  swift: 'swift',
  objc: 'objc',
  objectivec: 'objc',
  'objective-c': 'objc',
  bash: 'sh',
  sh: 'sh',
  shell: 'sh',
  xml: 'xml',
  html: 'xml',
  plist: 'plist',
  json: 'json',
  sql: 'sql',
  c: 'c',
  cpp: 'c',
};

/** A list as the page has it: nested items and code are indented into the item they belong to. */
function listOf(run: readonly Line[]): string {
  const widths: number[] = [];
  const blocks: string[] = [];
  for (let index = 0; index < run.length; ) {
    const line = run[index];
    if (!line) break;
    const { depth = 1, marker } = line.mark?.list ?? {};
    const block = line.kind in fences ? takeWhile(run, index, (one) => isSameBlock(one, line)) : [line];
    const isFence = line.kind in fences;
    const content = isFence ? fenceOf(block) : inlineOf(line);
    const sign = marker === undefined ? '' : marker === '-' ? '- ' : `${marker}. `;
    if (marker !== undefined) widths.splice(depth - 1, widths.length, sign.length);
    const indent = ' '.repeat(sum(widths.slice(0, marker === undefined ? depth : depth - 1)));
    const lines = content.split('\n').map((one, row) => {
      if (row === 0) return indent + sign + one;
      return one === '' ? '' : indent + ' '.repeat(sign.length) + one;
    });
    blocks.push((marker === undefined && index > 0 ? '\n' : '') + lines.join('\n'));
    index += block.length;
  }
  return blocks.join('\n');
}

function isSameBlock(a: Line, b: Line): boolean {
  const isItem = a !== b && a.mark?.list?.marker !== undefined;
  return a.kind === b.kind && a.mark?.pre === b.mark?.pre && a.mark?.list?.depth === b.mark?.list?.depth && !isItem;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** A title between a finished paragraph and a new one. The first line of a post is no heading: its title is not in a listing. */
function isHeading(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  if (!before || !after || !isTitle(line)) return false;
  const finished = before.kind !== 'text' || /[.?!…)]$/.test(before.text);
  return finished && after.kind === 'text' && (/[.?!:…)]$/.test(after.text) || after.text.length > 100);
}

function languageOf(text: string): string {
  if (/^\s*<[!?/]?[A-Za-z]/.test(text)) return /<(?:plist|dict|key)\b/.test(text) ? 'plist' : 'xml';
  if (/^[ \t\u00a0]*(?:let|var|func|guard|import [A-Z]|@\w+$)(?!.*;$)/m.test(text)) return 'swift';
  if (/^[-+] ?\(|@(?:interface|implementation|property)\b|\[\w+ \w+\]|#import\b|@["{[(]|__bridge/m.test(text))
    return 'objc';
  if (/\b(?:let|var|func|guard|import [A-Z])\b/.test(text)) return 'swift';
  if (/#include\b|\bint main\b|->\w+;/.test(text)) return 'c';
  if (/^\s*"[\w.-]+"\s*:/.test(text)) return 'json';
  return /;$/m.test(text) ? 'c' : 'text';
}
