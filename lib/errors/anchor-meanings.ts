import { anchorOf, codeAnchor } from '../site';
import type { RankedMeaning } from './rank-meanings';

/**
 * Give the meanings of one number their addresses on its page: the symbol, or the domain where there is none, and both
 * where a symbol stands twice. The order decides which of two keeps the short one.
 */
export function anchorMeanings(ranked: readonly RankedMeaning[]): (RankedMeaning & { anchor: string })[] {
  const taken = new Set<string>();
  return ranked.map((one) => {
    const plain = codeAnchor(one.code);
    let anchor = taken.has(plain) ? anchorOf(`${plain}-${one.code.domain}`) : plain;
    for (let copy = 2; taken.has(anchor); copy += 1) anchor = `${plain}-${copy}`;
    taken.add(anchor);
    return { ...one, anchor };
  });
}
