import type { DecodeTables } from '../decode-tables';
import type { Found, Search } from './code-span';
import { matches, patterns } from './patterns';

/** The eight words of an audit token, in their order. @see audit_token_t in bsm/libbsm.h */
const fields = [
  'audit user',
  'effective user',
  'effective group',
  'real user',
  'real group',
  'process',
  'audit session',
  'process version',
] as const;

/** An audit token is looked for only where the text before it says so. */
const reach = 400;

/** Audit tokens as a dump of 32 bytes in two rows, or as eight words of an `NSData` description. */
export function findAuditTokens({ text, tables }: Search): Found[] {
  const found: Found[] = [];
  const others = readOthers(text);
  let previous: RegExpExecArray | undefined;
  for (const match of matches(patterns.dumpRow, text)) {
    const row = match[1] ?? '';
    const start = match.index + match[0].indexOf(row);
    const first = previous;
    previous = match;
    if (!first) continue;
    const firstRow = first[1] ?? '';
    const firstStart = first.index + first[0].indexOf(firstRow);
    // The second of two rows that follow each other; a log puts its prefix between them.
    const between = text.slice(firstStart + firstRow.length, start);
    if (between.split('\n').length !== 2 || !isAnnounced(text, firstStart)) continue;
    previous = undefined;
    for (const [index, word] of [...wordsOf(firstRow), ...wordsOf(row)].entries()) {
      const rowStart = index < 4 ? firstStart : start;
      const from = rowStart + (index % 4) * 12;
      found.push(wordSpan(from, from + 11, index, word, others, tables));
    }
  }
  for (const match of matches(patterns.dataWords, text)) {
    if (!isAnnounced(text, match.index)) continue;
    for (const [index, word] of (match[1] ?? '').split(' ').entries()) {
      const start = match.index + 1 + index * 9;
      found.push(wordSpan(start, start + 8, index, littleEndian(word), others, tables));
    }
  }
  return found;
}

function isAnnounced(text: string, start: number): boolean {
  return /audit[-_ ]?token/i.test(text.slice(Math.max(0, start - reach), start));
}

function wordsOf(row: string): number[] {
  const bytes = row.replaceAll(' ', '');
  return [0, 8, 16, 24].map((at) => littleEndian(bytes.slice(at, at + 8)));
}

/** @param hex four bytes as they lie in memory, the lowest first */
function littleEndian(hex: string): number {
  const bytes = [6, 4, 2, 0].map((at) => hex.slice(at, at + 2)).join('');
  return Number.parseInt(bytes, 16);
}

function wordSpan(
  start: number,
  end: number,
  index: number,
  word: number,
  others: Others,
  tables: DecodeTables,
): Found {
  const identifier = tables.identifier('authorization-context-keys', 'creator-audit-token');
  const name = fields[index] ?? '';
  return {
    weight: 4,
    span: {
      start,
      end,
      kind: 'audit-token',
      what: `${name} ${shown(index, word)}`,
      detail: `Word ${index} of the audit token, lowest byte first. ${comparison(index, word, others)}`.trim(),
      href: identifier?.href,
      candidates: [],
      keys: ['authorization-context-keys/creator-audit-token'],
    },
  };
}

function shown(index: number, word: number): string {
  if (index >= 6) return `0x${word.toString(16)}`;
  if (word === 0xffffffff) return '-1 (not set)';
  return String(word);
}

interface Others {
  processes: ReadonlySet<number>;
  sessions: ReadonlySet<number>;
}

/** The same numbers by other names of the same log. */
function readOthers(text: string): Others {
  const numbers = (pattern: RegExp) => new Set([...matches(pattern, text)].map((match) => Number(match[1])));
  return { processes: numbers(patterns.creatorProcess), sessions: numbers(patterns.session) };
}

function comparison(index: number, word: number, { processes, sessions }: Others): string {
  if (index === 5 && processes.has(word)) return 'The same as creator-pid.';
  if (index === 6 && sessions.has(word)) return 'The same as the session of the evaluation.';
  return '';
}
