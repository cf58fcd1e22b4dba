import type { Rung, Span } from './decoding';
import { matches, patterns } from './patterns';

interface Node {
  start: number;
  end: number;
  domain: string;
  number: number;
  parent: Node | undefined;
  children: Node[];
}

/** More levels than this are a damaged text, not an error. */
const deepest = 12;

/**
 * Chains of nested errors, outermost first: `NSUnderlyingError` and everything else within `UserInfo={…}`, and the
 * stream error that CFNetwork puts beside it. A single error is no ladder, and the
 * same chain in several places is one.
 *
 * @param spans the marked places, in the order of the text
 * @param weigh how much a marked code says, see `summarize`
 */
export function findLadders(text: string, spans: readonly Span[], weigh: (span: Span) => number): Rung[][] {
  const byEnd = new Map(spans.map((span) => [span.end, span]));
  const seen = new Set<string>();
  return readTrees(text).flatMap((root) => {
    const chain = longestChain(root).map((node) => toRung(node, byEnd.get(node.end)));
    const distinct = chain.filter((rung, index) => index === 0 || !isSame(rung, chain[index - 1]));
    const key = distinct.map((rung) => `${rung.domain} ${rung.number}`).join(' > ');
    if (distinct.length < 2 || seen.has(key)) return [];
    seen.add(key);
    markAct(distinct, byEnd, weigh);
    return [distinct];
  });
}

function readTrees(text: string): Node[] {
  const roots: Node[] = [];
  let open: (Node | undefined)[] = [];
  let last: Node | undefined;
  let afterUserInfo = false;
  for (const event of eventsOf(text)) {
    if (event.kind === 'line') {
      open = [];
      last = undefined;
      afterUserInfo = false;
    } else if (event.kind === 'user-info') {
      afterUserInfo = true;
    } else if (event.kind === 'open') {
      open.push(afterUserInfo ? last : undefined);
      afterUserInfo = false;
    } else if (event.kind === 'close') {
      open.pop();
      // What follows `}}` belongs to the error whose user info is still open.
      last = open.findLast((node) => node !== undefined);
    } else if ('node' in event) {
      const parent = open.findLast((node) => node !== undefined);
      const node: Node = { ...event.node, parent, children: [] };
      if (depthOf(node) > deepest) continue;
      if (parent) parent.children.push(node);
      else roots.push(node);
      if (event.kind === 'error') last = node;
    }
  }
  return roots;
}

interface PlainNode {
  start: number;
  end: number;
  domain: string;
  number: number;
}

type Event =
  | { at: number; kind: 'line' | 'user-info' | 'open' | 'close' }
  | { at: number; kind: 'error' | 'stream'; node: PlainNode };

function eventsOf(text: string): Event[] {
  const events: Event[] = [];
  for (const { index } of matches(patterns.logLine, text)) events.push({ at: index, kind: 'line' });
  for (const match of matches(patterns.brace, text)) {
    const kind = match[0] === '{' ? 'open' : match[0] === '}' ? 'close' : 'user-info';
    events.push({ at: match.index, kind });
  }
  for (const match of matches(patterns.nsError, text)) {
    const [whole, domain = '', number = ''] = match;
    const end = match.index + whole.length;
    events.push({
      at: match.index,
      kind: 'error',
      node: { start: end - number.length, end, domain, number: Number(number) },
    });
  }
  for (const match of matches(patterns.streamError, text)) {
    const [whole, key = '', number = ''] = match;
    const end = match.index + whole.length;
    events.push({
      at: match.index,
      kind: 'stream',
      node: { start: end - number.length, end, domain: key, number: Number(number) },
    });
  }
  return events.sort((a, b) => a.at - b.at);
}

function depthOf(node: Node): number {
  let depth = 0;
  for (let parent = node.parent; parent; parent = parent.parent) depth += 1;
  return depth;
}

/** From the root down to its deepest error; of two branches of the same depth the first. */
function longestChain(root: Node): Node[] {
  let best: Node[] = [];
  for (const child of root.children) {
    const chain = longestChain(child);
    if (chain.length > best.length) best = chain;
  }
  return [root, ...best];
}

function toRung(node: Node, span: Span | undefined): Rung {
  const [candidate] = span?.candidates ?? [];
  return {
    start: node.start,
    end: node.end,
    domain: node.domain,
    number: node.number,
    symbol: candidate?.symbol ?? '',
    meaning: candidate?.meaning ?? '',
    href: candidate?.href,
    act: false,
  };
}

function isSame(rung: Rung, other: Rung | undefined): boolean {
  return (
    other !== undefined &&
    rung.number === other.number &&
    (rung.symbol === other.symbol || rung.domain === other.domain)
  );
}

/**
 * The innermost error that has a meaning is the cause; the ones around it were made of it. An outer one counts only
 * where everything inside is unknown.
 */
function markAct(chain: Rung[], byEnd: ReadonlyMap<number, Span>, weigh: (span: Span) => number): void {
  let best: Rung | undefined;
  let most = 0;
  for (const [depth, rung] of chain.entries()) {
    const span = byEnd.get(rung.end);
    const weight = span ? weigh(span) + depth * 3 : 0;
    if (weight >= most && weight > 0) {
      best = rung;
      most = weight;
    }
  }
  if (best) best.act = true;
}
