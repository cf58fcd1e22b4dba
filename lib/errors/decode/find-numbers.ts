import type { Code } from '../../model/code';
import { codeSpan, codesIn, codesOfDomain, type Found, parseNumber, type Search } from './code-span';
import type { Unknown } from './decoding';
import { unknownCode } from './find-structured';
import { matches, patterns } from './patterns';

/** Longest stretch before a number that is looked at. */
const reach = 48;

/** A negative number of this size is hardly anything but a code, if a table has it. */
const tellingSize = 1000;

/**
 * Numbers without a fixed place: only those that the text says are codes, or that can hardly be anything else. A process
 * number, a time, a size or a port is left alone.
 */
export function findNumbers(search: Search): { found: Found[]; unknown: Unknown[] } {
  const found: Found[] = [];
  const unknown: Unknown[] = [];
  const { text } = search;
  // Whoever pastes a number and nothing else asks about that number.
  const alone = text.length < reach ? text.trim().length : 0;
  for (const match of matches(patterns.number, text)) {
    const written = readWritten(text, match);
    if (!written) continue;
    const { start, end, before } = written;
    if (patterns.notCode.test(before) || patterns.unit.test(text.slice(end, end + 10))) continue;
    const mark = patterns.sureMark.test(before) ? 'sure' : patterns.mark.test(before) ? 'perhaps' : 'none';
    const codes = codesOf(search, written, mark !== 'none');
    if (codes.length === 0) {
      if (mark === 'sure' && Math.abs(written.value) >= tellingSize && written.negative)
        unknown.push(unknownCode(search, start, end, ''));
      continue;
    }
    const telling = (written.negative || written.wide) && Math.abs(codes[0]?.code ?? 0) >= tellingSize;
    const ranked = search.ranker.rank(codes, start, telling || (mark === 'sure' && written.negative) ? 'near' : 'line');
    const isAlone = written.text.length === alone;
    const isMarked = mark === 'sure' && written.negative;
    if (!telling && !ranked.named && !isMarked && !isAlone) continue;
    if (!telling && mark === 'none' && !written.negative && !isAlone) continue;
    if (written.value === 0) continue;
    const span = codeSpan(search, start, end, codes, { ranked });
    if (span) found.push({ span, weight: telling ? 3 : 2 });
  }
  return { found, unknown };
}

interface Written {
  text: string;
  start: number;
  end: number;
  value: number;
  negative: boolean;
  /** Large enough to be a negative number shown without its sign. */
  wide: boolean;
  hex: boolean;
  /** The text before it, without what only joins. */
  before: string;
}

function readWritten(text: string, match: RegExpExecArray): Written | undefined {
  let [written] = match;
  let start = match.index;
  const end = start + written.length;
  const previous = text[start - 1] ?? '';
  const signed = !/^\d/.test(written);
  if (signed && /[\w.)\]]/.test(previous)) {
    // A hyphen, not a minus: `error-34018` is written without a space, `SHA-256` and `2025-08-20` are not codes.
    if (!/[a-z]/i.test(previous) || !patterns.sureMark.test(text.slice(Math.max(0, start - 12), start)))
      return undefined;
  } else if (!signed && /[\w.\-:/#@%$&+~]/.test(previous) && !(previous === ':' && /\D/.test(text[start - 2] ?? ''))) {
    return undefined;
  }
  if (/[\w%]/.test(text[end] ?? '') || /^(?:[.:,/-]\d|[-.][A-Za-z])/.test(text.slice(end, end + 2))) return undefined;
  if (/^[^\d]?0\d/.test(written)) return undefined;
  if (signed && text[start - 2] === '-') {
    written = written.slice(1);
    start += 1;
  }
  const value = parseNumber(written);
  const hex = written.includes('x');
  return {
    text: written,
    start,
    end,
    value,
    hex,
    negative: value < 0,
    wide: value >= 2 ** 31,
    before: text.slice(Math.max(0, start - reach), start).replace(/[\s=:("'`#<[{,]{1,8}$/, ''),
  };
}

/** Meanings of a number as written; only where there are none, of the forms it may have had. */
function codesOf({ tables }: Search, written: Written, marked: boolean): readonly Code[] {
  const { book } = tables;
  const { value, wide, hex, before } = written;
  if (!Number.isSafeInteger(value) && !wide) return [];
  if (wide) {
    const signed = signedOf(written);
    return signed === undefined ? [] : book.byNumber(signed);
  }
  if (hex && !marked) return [];
  const plain = book.byNumber(value);
  if (plain.length > 0) return plain;
  if (!marked || value < tellingSize) return [];
  const errno = value > 100000 && value < 100256 ? book.byNumber(value - 100000) : [];
  if (errno.length > 0) return errno;
  // `OSStatus 25300`: the minus was lost. Only where a domain or symbol says so, because 1001 is a common number.
  return /osstatus|errsec|sec[A-Z]/i.test(before) ? book.byNumber(-value) : [];
}

/** A number of 32 or 64 bits as the negative number it may be. */
function signedOf({ text, value }: Written): number | undefined {
  if (value < 2 ** 32) return value - 2 ** 32;
  if (value < 2 ** 63) return undefined;
  const signed = Number(BigInt.asIntN(64, BigInt(text)));
  return signed < 0 && signed >= -(2 ** 31) ? signed : undefined;
}

/** A number right after the name of its domain, found from the name. */
export function numberAfterDomain(search: Search, name: string, end: number): Found | undefined {
  const { text, tables } = search;
  if (codesOfDomain(name, tables).length === 0) return undefined;
  patterns.afterDomain.lastIndex = end;
  const match = patterns.afterDomain.exec(text);
  const number = match?.[1];
  if (!match || number === undefined) return undefined;
  const stop = match.index + match[0].length;
  const codes = codesIn(name, parseNumber(number), tables);
  const span = codeSpan(search, stop - number.length, stop, codes, { because: `because ${name} stands before it` });
  return span ? { span, weight: 4 } : undefined;
}
