import type { Code } from '../../model/code';
import { groupBy } from '../../model/group-by';
import type { DecodeTables } from '../decode-tables';
import type { Candidate, Span, SpanKind } from './decoding';
import type { Ranked, Ranker } from './rank-number';

/** What all finders work with. */
export interface Search {
  text: string;
  tables: DecodeTables;
  ranker: Ranker;
  /** The text comes from an authorization plug-in, or from the engine that runs them. */
  fromPlugin: boolean;
}

/** How sure a finder is. Where two places overlap the surer one stays. */
export type Weight = 1 | 2 | 3 | 4;

export interface Found {
  span: Span;
  weight: Weight;
}

/** The codes that a number stands for within a printed domain or a constant's name; none for an unknown domain. */
export function codesIn(domain: string, number: number, tables: DecodeTables): readonly Code[] {
  const codes = codesOfDomain(domain, tables);
  let byNumber = numbersOfDomain.get(codes);
  if (!byNumber) {
    byNumber = groupBy(codes, (code) => code.code);
    numbersOfDomain.set(codes, byNumber);
  }
  return byNumber.get(number) ?? none;
}

/** Codes of one domain by number: a log asks for the same ones again and again. */
const numbersOfDomain = new WeakMap<readonly Code[], Map<number, Code[]>>();

const none: readonly Code[] = [];

/** `LAError` and `ASAuthorizationError` are types; their domains end in `Domain`. */
export function codesOfDomain(domain: string, tables: DecodeTables): readonly Code[] {
  const { book } = tables;
  const plain = domain.replace(/\.Code$/, '');
  for (const name of [plain, `${plain}Domain`, `(enum) ${plain}`]) {
    const codes = book.byDomain(name);
    if (codes.length > 0) return codes;
  }
  return none;
}

/** A place that a code stands in, with its meanings; `undefined` if there are none. */
export function codeSpan(
  search: Search,
  start: number,
  end: number,
  codes: readonly Code[],
  options: { because?: string; kind?: SpanKind; ranked?: Ranked } = {},
): Span | undefined {
  const ranked = options.ranked ?? search.ranker.rank(codes, start);
  const [first, ...others] = ranked.candidates;
  if (!first) return undefined;
  const top = options.because ? { ...first, reason: options.because } : first;
  return {
    start,
    end,
    kind: options.kind ?? 'code',
    what: nameOf(top),
    detail: top.meaning,
    href: top.href,
    candidates: [top, ...others],
    keys: [ranked.key],
  };
}

/** `eDSAuthFailed (-14090)`, or `AKAuthenticationError -7026` where Apple publishes no symbol. */
export function nameOf({ symbol, number, domain }: Pick<Candidate, 'symbol' | 'number' | 'domain'>): string {
  return symbol ? `${symbol} (${number})` : `${domain} ${number}`;
}

/** A minus may be any of the signs that editors make of it. */
export function parseNumber(text: string): number {
  const plain = text.replace(/^[−–‐‑﹣－]/, '-');
  return plain.startsWith('-0x') ? -Number(plain.slice(1)) : Number(plain);
}

/** The last part of a match, which is the number in most patterns. */
export function placeOf(match: RegExpExecArray, group: string): [number, number] {
  const start = match.index + match[0].lastIndexOf(group);
  return [start, start + group.length];
}

/** What stands before a place in its own line; of a very long line the last 200 characters. */
export function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 200), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** A place that no number decides. */
export function plainSpan(
  start: number,
  end: number,
  kind: SpanKind,
  what: string,
  detail: string,
  href: string | undefined,
  keys: string[] = [],
): Span {
  return { start, end, kind, what, detail, href, candidates: [], keys };
}

/** The words of a table as a sentence; empty stays empty. */
export function sentence(words: string): string {
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`;
}

export type AddSpan = (span: Span | undefined, weight?: Weight) => void;

export const contextTable = 'authorization-context-keys';
