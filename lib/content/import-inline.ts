import type { LineSpan } from './import-page';

/** Names that are code whatever stands around them: symbols of Apple's frameworks, calls, bundle and entitlement ids. */
const code =
  /(?<![\w.`-])(?:k(?:Sec|TCC|CF|Auth|LA|AX)[A-Z]\w+|errSec\w+|(?:Sec|NS|AS|LA|CB|SF|UI|WK|TK|ES|SCK?|CK|DC|SM)[A-Z][a-z]\w{3,}(?:\.\w+)*(?:\(\w*:?\))?|(?:com|group|net|org)\.[a-z][\w-]*(?:\.[\w*-]+)+|\w+\(\)|\.[a-z]\w*[A-Z]\w*)(?![\w`(]|\.\w)/;

const secureAddress = /https:\/\/[^\s<>`"'\\]+/;
/** What Markdown would turn into a link of its own, to an address that posts may not link to. */
const otherAddress = /(?:[hH][tT]{2}[pP][sS]?:\/\/|[wW]{3}\.)[^\s<>`]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const span = new RegExp(`(${secureAddress.source})|(${otherAddress.source}|${code.source})`, 'gu');

/**
 * Write one line as Markdown that shows exactly its characters: addresses become links, symbols become code, and
 * whatever else Markdown would take for markup is escaped.
 */
export function restoreInline(text: string, spans: readonly LineSpan[] = []): string {
  const line = text.trim();
  return escapeStart(spans.length > 0 ? restoreSpans(line, spans) : restoreSymbols(line));
}

/** What a saved page marks, as it marks it; the words between by their look. */
function restoreSpans(line: string, spans: readonly LineSpan[]): string {
  let markdown = '';
  let done = 0;
  for (const { start, end, url } of spans) {
    if (start < done || end > line.length) continue;
    markdown += restoreSymbols(line.slice(done, start), line[done - 1]);
    const words = line.slice(start, end);
    if (url === undefined) markdown += codeOf(words);
    else markdown += url.startsWith('https://') ? linkOf(words, url) : restoreSymbols(words);
    done = end;
  }
  return markdown + restoreSymbols(line.slice(done), line[done - 1]);
}

function codeOf(words: string): string {
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  const space = /^`|`$/.test(words) ? ' ' : '';
  return `${mark}${space}${words}${space}${mark}`;
}

function linkOf(words: string, url: string): string {
  if (words === url) return `<${url}>`;
  const address = /[()\s]/.test(url) ? `<${url}>` : url;
  return `[${escapeText(words).replaceAll(']', '\\]')}](${address})`;
}

function restoreSymbols(line: string, before?: string): string {
  let markdown = '';
  let done = 0;
  for (const match of line.matchAll(span)) {
    const isLink = match[1] !== undefined;
    const isAddress = isLink || /^(?:http|www)/i.test(match[0]);
    const found = isAddress ? trimAddress(match[0]) : match[0];
    if (found.length < 4) continue;
    markdown +=
      escapeText(line.slice(done, match.index), line[done - 1] ?? before) + (isLink ? `<${found}>` : `\`${found}\``);
    done = match.index + found.length;
  }
  return markdown + escapeText(line.slice(done), line[done - 1] ?? before);
}

/** Punctuation after an address belongs to the sentence; a closing bracket does if the address opened none. */
function trimAddress(address: string): string {
  let unopened = address.split(')').length - address.split('(').length;
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1] ?? '';
    if (!/[.,;:!?)\]}*_~]/.test(last) || (last === ')' && unopened <= 0)) break;
    if (last === ')') unopened -= 1;
    end -= 1;
  }
  return address.slice(0, end);
}

/** @param before the character before the text, which decides whether an underscore could be markup */
function escapeText(text: string, before = ' '): string {
  return text.replace(/[\\`*_[\]<&~|!]/g, (character, offset: number) => {
    const left = text[offset - 1] ?? before;
    const right = text[offset + 1] ?? ' ';
    if (character === '_' && /[\p{L}\p{N}]/u.test(left) && /[\p{L}\p{N}]/u.test(right)) return character;
    if (character === '&' && !/[#\w]/.test(right)) return character;
    if (character === '<' && !/[\w/!?]/.test(right)) return character;
    if (character === '!' && right !== '[') return character;
    if (character === ']') return character;
    return `\\${character}`;
  });
}

/** What makes a heading, a list, a quotation, a rule or a fence only at the start of a line. */
function escapeStart(markdown: string): string {
  return markdown.replace(/^(?=[#>+=:-])/, '\\').replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}
