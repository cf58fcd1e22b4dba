/** Every `https:` address that a piece of a page's HTML links to, as often as it does. */
export function addressesIn(html: string): string[] {
  return [...html.matchAll(/ href="(https:[^"]+)"/g)].map((match) => (match[1] ?? '').replace(/&#x26;|&amp;/g, '&'));
}
