import type { IndexFacts } from './index-reader';
import type { Kind } from './search-engine';

/** Facts about the pages of an index, in arrays by page number. */
export interface PageTable {
  count: number;
  numbers: number;
  /** Number of the page itself; differs for numbers that continue a page. */
  pageOf: Uint32Array;
  /** Places in `kindNames`. */
  kind: Uint8Array;
  prior: Float32Array;
  /** Posts with the entry that answers each. */
  answers: readonly (readonly [post: number, entry: number])[];
}

const kindPriors: Record<Kind, number> = { entry: 1, topic: 0.88, post: 0.62, name: 0.62, code: 0.55 };
const statusPriors: Record<string, number> = { reported: 0.99, inferred: 0.98, open: 0.96 };
/** Places in `kinds`. */
export const kindNumbers: Record<Kind, number> = { code: 0, name: 1, entry: 2, topic: 3, post: 4 };

export function openPageTable(facts: IndexFacts): PageTable {
  const pageOf = Uint32Array.from({ length: facts.numbers }, (_, number) => number);
  for (const number of facts.continued) pageOf[number] = pageOf[number - 1] as number;
  const kind = new Uint8Array(facts.numbers);
  const prior = new Float32Array(facts.numbers);
  let start = 0;
  for (const [length, name, status] of facts.runs) {
    kind.fill(kindNumbers[name], start, start + length);
    prior.fill(kindPriors[name] * priorOfStatus(name, status), start, start + length);
    start += length;
  }
  return { count: facts.pages, numbers: facts.numbers, pageOf, kind, prior, answers: facts.answers };
}

/** Codes and names without a status have no text of ours behind them. */
function priorOfStatus(kind: Kind, status: string): number {
  return statusPriors[status] ?? (status === '' && kind === 'code' ? 0.9 : 1);
}

/** Numbers and identifiers: a line each, not a text. */
export function isLine(kind: number): boolean {
  return kind === kindNumbers.code || kind === kindNumbers.name;
}
