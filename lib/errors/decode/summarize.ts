import { groupBy } from '../../model/group-by';
import type { DecodeTables, Page } from '../decode-tables';
import type { Advice, Explanation, Finding, Missing, Rung, Span } from './decoding';

/** Everything found, each thing once: what says most first, then in the order of the text. */
export function listFindings(spans: readonly Span[]): Finding[] {
  const groups = groupBy(
    [...spans.entries()],
    ([, span]) => `${codeKinds.has(span.kind) ? 'code' : span.kind} ${span.what}`,
  );
  const findings = [...groups.values()].flatMap((members): Finding[] => {
    const first = members.find(([, span]) => /^because/.test(span.candidates[0]?.reason ?? '')) ?? members[0];
    if (!first) return [];
    const { kind, what, detail, href, candidates } = first[1];
    return [{ kind, what, detail, href, candidates, spans: members.map(([position]) => position) }];
  });
  return findings
    .map((finding, order) => ({ finding, order }))
    .sort((a, b) => rankOf(a.finding) - rankOf(b.finding) || a.order - b.order)
    .map(({ finding }) => finding);
}

/** The same code is one finding, however it is written. */
const codeKinds: ReadonlySet<Span['kind']> = new Set(['code', 'symbol', 'message', 'four-characters'] as const);

const order: Partial<Record<Span['kind'], number>> = {
  code: 0,
  symbol: 0,
  message: 0,
  'four-characters': 1,
  flags: 1,
  entitlement: 2,
  'privacy-key': 2,
  'tcc-service': 2,
  'tcc-value': 2,
  right: 2,
  mechanism: 2,
  'audit-token': 4,
  'context-key': 4,
  'log-subsystem': 6,
  domain: 6,
  build: 7,
  api: 5,
};

function rankOf({ kind }: Finding): number {
  return order[kind] ?? 3;
}

/** How much a marked code says about a cause: 0 for success and for what is no code. */
export function weighSpan(span: Span, tables: DecodeTables): number {
  const [first] = span.candidates;
  if (!first || first.number === 0) return 0;
  const code = tables.book
    .byNumber(first.number)
    .find((one) => one.symbol === first.symbol && one.domain === first.domain);
  if (!code) return 0;
  const isPlain = generic.has(code.symbol) || ['signal', 'Mach exception type'].includes(code.domain);
  return (
    4 +
    (tables.book.family(code.family)?.prior ?? 50) / 25 +
    (tables.hasNote(code) ? 4 : 0) +
    (tables.pagesOf(code).length > 0 ? 2 : 0) +
    (span.kind === 'code' || span.kind === 'message' ? 2 : 0) +
    (Math.abs(first.number) >= 1000 ? 1 : 0) +
    (/^because/.test(first.reason) ? 3 : 0) -
    (isPlain ? 7 : 0) -
    (code.domain === 'CFStreamError domain number' || code.domain === 'exit reason namespace' ? 5 : 0)
  );
}

/** Errors that only wrap others. */
const generic = new Set([
  'ASAuthorizationErrorUnknown',
  'NSURLErrorUnknown',
  'RBSRequestErrorFailed',
  'kLSUnknownErr',
  'errSecInternalComponent',
  'SIGKILL',
  'SIGABRT',
]);

/** What to look at first: what is missing, the error to act on in a ladder, or the code that says most. */
export function chooseFirst(
  spans: readonly Span[],
  ladders: readonly (readonly Rung[])[],
  missing: readonly Missing[],
  tables: DecodeTables,
): Advice | undefined {
  const [gap] = missing;
  if (gap) {
    const { sentence, advice, href, start, end } = gap;
    return { what: sentence, sentence: advice, reason: 'something the text asks for is not there', href, start, end };
  }
  const rungs = ladders.flatMap((ladder) => ladder.filter((rung) => rung.act));
  const acts = new Set(rungs.map((rung) => rung.end));
  const nested = new Set(ladders.flatMap((ladder) => ladder.filter((rung) => !rung.act).map((rung) => rung.end)));
  let best: Span | undefined;
  let most = 0;
  for (const span of spans) {
    if (nested.has(span.end)) continue;
    const weight = weighSpan(span, tables) + (acts.has(span.end) ? 4 : 0);
    if (weight > most) {
      best = span;
      most = weight;
    }
  }
  if (!best) return undefined;
  const { what, detail, href, start, end, candidates } = best;
  const [candidate] = candidates;
  const reason = acts.has(end)
    ? 'it is the innermost error that has a meaning; the ones around it were made of it'
    : (candidate?.reason ?? '');
  return { what, sentence: detail, reason, href, start, end };
}

/** Pages shown at most. */
const shown = 5;

/**
 * Pages that explain what was found, the most telling first: a page counts once for each code or name of the text that
 * it explains, and a name that many pages explain counts less.
 */
export function listExplanations(
  spans: readonly Span[],
  first: Advice | undefined,
  tables: DecodeTables,
): Explanation[] {
  const scores = new Map<string, { page: Page; score: number; because: Set<string> }>();
  const seen = new Set<string>();
  for (const span of spans) {
    for (const [key, name, pages, weight] of pagesOf(span, tables)) {
      if (seen.has(key)) continue;
      seen.add(key);
      const isFirst = first !== undefined && span.start === first.start;
      for (const page of pages) {
        const known = scores.get(page.href) ?? { page, score: 0, because: new Set() };
        known.score +=
          (weight * (isFirst ? 3 : 1)) / Math.sqrt(pages.length) + (page.href.startsWith('/entries/') ? 0.2 : 0);
        known.because.add(name);
        scores.set(page.href, known);
      }
    }
  }
  return [...scores.values()]
    .sort((a, b) => b.score - a.score || (a.page.href < b.page.href ? -1 : 1))
    .slice(0, shown)
    .map(({ page, because }) => ({ ...page, because: [...because].slice(0, 4).join(', ') }));
}

function pagesOf(
  span: Span,
  tables: DecodeTables,
): [key: string, name: string, pages: readonly Page[], weight: number][] {
  const [first] = span.candidates;
  if (first) {
    const codes = tables.book.byNumber(first.number);
    const code = codes.find((one) => one.symbol === first.symbol && one.domain === first.domain);
    return code ? [[`code ${first.href}`, first.symbol || span.what, tables.pagesOf(code), 3]] : [];
  }
  const named = tables.namePage(span.what);
  if (named) return [[`name ${span.what}`, span.what, [named], 0.4]];
  return span.keys.flatMap((key) => {
    const slash = key.indexOf('/');
    const identifier = tables.identifier(key.slice(0, slash), key.slice(slash + 1));
    return identifier ? [[key, identifier.name, identifier.pages, 1] as [string, string, readonly Page[], number]] : [];
  });
}
