import type { Found, Search } from './decode/code-span';
import type { Decoding, Span, Unknown } from './decode/decoding';
import { findAuditTokens } from './decode/find-audit-tokens';
import { findBuilds } from './decode/find-builds';
import { findContext } from './decode/find-context';
import { findFlags } from './decode/find-flags';
import { findLadders } from './decode/find-ladders';
import { findMessages } from './decode/find-messages';
import { findMissing } from './decode/find-missing';
import { findNames } from './decode/find-names';
import { findNumbers } from './decode/find-numbers';
import { findStructured } from './decode/find-structured';
import { findValues } from './decode/find-values';
import { openRanker } from './decode/rank-number';
import { splitLines } from './decode/split-lines';
import { chooseFirst, listExplanations, listFindings, weighSpan } from './decode/summarize';
import { decodeLimit, tooLargeSentence } from './decode-limit';
import type { DecodeTables } from './decode-tables';

export type * from './decode/decoding';

/**
 * Mark everything in a text that the tables know, and say what it comes to. Takes time linear in the text's length;
 * control characters, markup and broken lines are text like any other.
 *
 * @throws {RangeError} if the text is longer than `decodeLimit`
 */
export function decode(text: string, tables: DecodeTables): Decoding {
  if (text.length > decodeLimit) throw new RangeError(tooLargeSentence(text.length));
  const lines = splitLines(text);
  const search: Search = {
    text,
    tables,
    ranker: openRanker(text, lines, tables),
    fromPlugin: pluginWords.some((word) => text.includes(word)),
  };
  const structured = findStructured(search);
  const numbers = findNumbers(search);
  const names = findNames(search);
  const values: Found[] = [];
  for (const find of [findContext, findFlags, findValues]) {
    find(search, (span, weight = 3) => {
      if (span) values.push({ span, weight });
    });
  }
  const spans = chooseSpans(text.length, [
    ...structured.found,
    ...findAuditTokens(search),
    ...values,
    ...numbers.found,
    ...names.found,
    ...findMessages(search),
    ...findBuilds(search),
  ]);
  const ladders = findLadders(text, spans, (span) => weighSpan(span, tables));
  const missing = findMissing(search, spans);
  const first = chooseFirst(spans, ladders, missing, tables);
  return {
    length: text.length,
    lines: (lines.at(-1)?.number ?? 0) - (text === '' || text.endsWith('\n') ? 1 : 0),
    spans,
    findings: listFindings(spans),
    ladders,
    missing,
    explanations: listExplanations(spans, first, tables),
    unknown: chooseUnknown([...structured.unknown, ...numbers.unknown, ...names.unknown], spans),
    ...(first ? { first } : {}),
  };
}

/** Words that only authorization plug-ins and their hosts write. */
const pluginWords = [
  'pam_result',
  'authentication-failure',
  'authorize-right',
  'creator-audit-token',
  'SecurityAgent',
  'authorizationhost',
  'com.apple.Authorization',
];

/** Of places that overlap the surest stays, of equally sure ones the longest. */
function chooseSpans(length: number, found: readonly Found[]): Span[] {
  const taken = new Uint8Array(length);
  const sorted = [...found].sort(
    (a, b) =>
      b.weight - a.weight || b.span.end - b.span.start - (a.span.end - a.span.start) || a.span.start - b.span.start,
  );
  const chosen: Span[] = [];
  for (const { span } of sorted) {
    if (taken.subarray(span.start, span.end).some((mark) => mark === 1)) continue;
    taken.fill(1, span.start, span.end);
    chosen.push(span);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

/** Each unknown thing once, and none that something else explained. */
function chooseUnknown(unknown: readonly Unknown[], spans: readonly Span[]): Unknown[] {
  const settled = new Set(spans.map((span) => span.start));
  const texts = new Set<string>();
  const chosen: Unknown[] = [];
  for (const one of unknown) {
    if (settled.has(one.start) || texts.has(one.text)) continue;
    settled.add(one.start);
    texts.add(one.text);
    chosen.push(one);
  }
  return chosen.sort((a, b) => a.start - b.start);
}
