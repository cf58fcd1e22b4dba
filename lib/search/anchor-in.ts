/** Anchor in an address of `lib/site.ts`, escaped as addresses are; empty if it has none. */
export function anchorIn(address: string): string {
  const hash = address.indexOf('#');
  return hash < 0 ? '' : address.slice(hash + 1);
}
