import { isInvisible } from '../markdown/check-source';
import type { LineMark, LineSpan } from './import-page';

/** What surrounds the text being taken. */
export interface Surroundings {
  pre?: number | undefined;
  language?: string | undefined;
  heading?: boolean;
  quote?: boolean;
  code?: boolean;
  url?: string | undefined;
  /** Within one post of a thread. */
  article?: boolean;
  /** Within a `<time>`. */
  time?: boolean;
  lists: { ordered: boolean; next: number }[];
}

/** Lines of a saved page in the making: text comes in pieces, and what is said about it applies to whole lines. */
export class LineWriter {
  readonly lines: string[] = [];
  readonly marks: LineMark[] = [];
  invisible = 0;
  #line = '';
  #spans: LineSpan[] = [];
  #around: Surroundings | undefined;
  #blocks = 0;
  #starts = false;
  #marker: '-' | number | undefined;

  write(value: string, around: Surroundings): void {
    const text = this.#visible(value);
    if (around.pre === undefined) {
      this.#add(text.replace(/[^\S\u00a0]+|\u00a0/g, ' '), around);
      return;
    }
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.endLine(true);
      this.#add(line.replaceAll('\u00a0', ' '), around);
      this.#around ??= around;
    }
  }

  breakLine(around: Surroundings): void {
    this.#around ??= around;
    this.endLine(around.pre !== undefined);
  }

  /** @param evenEmpty keep a blank line, as in preformatted text */
  endLine(evenEmpty = false): void {
    const around = this.#around;
    if (around?.article) this.#label(around);
    const inPre = around?.pre !== undefined;
    const line = inPre ? this.#line.trimEnd() : this.#line.trim();
    const shift = inPre ? 0 : this.#line.length - this.#line.trimStart().length;
    if (line.trim() !== '' || (evenEmpty && inPre)) this.#push(line, shift, around);
    this.#line = '';
    this.#spans = [];
    this.#around = undefined;
  }

  startBlock(): number {
    this.endLine();
    this.#blocks += 1;
    return this.#blocks;
  }

  startArticle(): void {
    this.#starts = true;
  }

  startItem(marker: '-' | number): void {
    this.#marker = marker;
  }

  endItem(): void {
    this.#marker = undefined;
  }

  #add(text: string, around: Surroundings): void {
    const atStart = around.pre === undefined && (this.#line === '' || this.#line.endsWith(' '));
    const added = atStart ? text.replace(/^ +/, '') : text;
    if (added === '') return;
    const start = this.#line.length;
    this.#line += added;
    this.#around ??= around;
    if (around.pre !== undefined || (around.url === undefined && !around.code)) return;
    const last = this.#spans.at(-1);
    if (last && last.end === start && last.url === around.url) last.end = this.#line.length;
    else {
      this.#spans.push({ start, end: this.#line.length, ...(around.url !== undefined && { url: around.url }) });
    }
  }

  #push(line: string, shift: number, around: Surroundings | undefined): void {
    const mark: LineMark = {};
    if (around?.pre !== undefined) mark.pre = around.pre;
    if (around?.pre !== undefined && around.language) mark.language = around.language;
    if (around?.heading) mark.heading = true;
    if (around?.quote) mark.quote = true;
    const depth = around?.lists.length ?? 0;
    if (depth > 0) mark.list = { depth, ...(this.#marker !== undefined && { marker: this.#marker }) };
    if (this.#starts) mark.starts = true;
    const spans = this.#spans.flatMap(({ start, end, ...rest }) => trimSpan(line, start - shift, end - shift, rest));
    if (spans.length > 0) mark.spans = spans;
    this.lines.push(line);
    this.marks.push(mark);
    this.#marker = undefined;
    this.#starts = false;
  }

  /** In a post of a thread, a link to a profile alone in a line is the author, and a time alone is its date. */
  #label(around: Surroundings): void {
    const [span, ...others] = this.#spans;
    const isWhole = span !== undefined && others.length === 0 && span.end - span.start >= this.#line.trim().length;
    const label = around.time ? 'Published: ' : isWhole && /\/forums\/profile\//.test(span.url ?? '') ? 'Author: ' : '';
    if (label === '' || this.#line.trim() === '' || this.#line.length > 100) return;
    this.#line = label + this.#line.trimStart();
    this.#spans = [];
  }

  /** Text without what nobody sees; returns and line separators become line ends. */
  #visible(value: string): string {
    const text = value.replace(/\r\n?|[\u2028\u2029]/g, '\n');
    let visible = '';
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const isBroken = code >= 0xd800 && code <= 0xdfff;
      if (character !== '\n' && (isInvisible(code) || isBroken)) this.invisible += 1;
      else visible += character;
    }
    return visible;
  }
}

/** A span without white space at its ends; none if nothing is left. */
function trimSpan(line: string, from: number, to: number, rest: Pick<LineSpan, 'url'>): LineSpan[] {
  const start = Math.max(0, from);
  const end = Math.min(line.length, to);
  const text = line.slice(start, end);
  if (text.trim() === '') return [];
  const first = start + text.length - text.trimStart().length;
  return [{ start: first, end: first + text.trim().length, ...rest }];
}
