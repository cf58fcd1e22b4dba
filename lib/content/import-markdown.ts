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
  if (first.kind in fences || first.kind === 'signature' || first.kind === 'dated') {
    return takeWhile(lines, start, (line) => line.kind === first.kind);
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
  const language = fences[first.kind];
  const text = run.map((line) => line.text).join('\n');
  if (language) return fence(language(text), text);
  const inline = run.map((line) => restoreInline(line.text));
  if (first.kind === 'signature') return inline.join('\\\n');
  if (first.kind === 'dated' || run.length > 1) return inline.map((item) => `- ${item}`).join('\n');
  return isHeading(first, before, after) ? `## ${inline[0]}` : (inline[0] ?? '');
}

/** A title between a finished paragraph and a new one. The first line of a post is no heading: its title is not in a listing. */
function isHeading(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  if (!before || !after || !isTitle(line)) return false;
  const finished = before.kind !== 'text' || /[.?!…)]$/.test(before.text);
  return finished && after.kind === 'text' && (/[.?!:…)]$/.test(after.text) || after.text.length > 100);
}

function languageOf(text: string): string {
  if (/^\s*<[!?/]?[A-Za-z]/.test(text)) return /<(?:plist|dict|key)\b/.test(text) ? 'plist' : 'xml';
  if (/^\s*(?:let|var|func|guard|import [A-Z]|@\w+$)(?!.*;$)/m.test(text)) return 'swift';
  if (/^[-+] ?\(|@(?:interface|implementation|property)\b|\[\w+ \w+\]|#import\b|@["{[(]|__bridge/m.test(text))
    return 'objc';
  if (/\b(?:let|var|func|guard|import [A-Z])\b/.test(text)) return 'swift';
  if (/#include\b|\bint main\b|->\w+;/.test(text)) return 'c';
  if (/^\s*"[\w.-]+"\s*:/.test(text)) return 'json';
  return /;$/m.test(text) ? 'c' : 'text';
}
