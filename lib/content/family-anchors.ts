import type { Code } from '../model/code';
import { anchorOf, codeAnchor } from '../site';

/**
 * Addresses of the rows of a family's table, in the order of its codes: the symbol, or domain and number where there is
 * no symbol or another row has it already.
 */
export function familyAnchors(codes: readonly Code[]): readonly string[] {
  const known = cache.get(codes);
  if (known) return known;
  const taken = new Set<string>();
  const anchors = codes.map((code) => {
    const plain = code.symbol ? codeAnchor(code) : anchorOf(`${code.domain} ${code.code}`);
    const exact = anchorOf(`${code.domain} ${code.code} ${code.symbol}`);
    let anchor = taken.has(plain) ? exact : plain;
    for (let copy = 2; taken.has(anchor); copy += 1) anchor = `${exact}-${copy}`;
    taken.add(anchor);
    return anchor;
  });
  cache.set(codes, anchors);
  return anchors;
}

/** Every number's page links to its rows, so the lists are asked for thousands of times. */
const cache = new WeakMap<readonly Code[], readonly string[]>();
