/**
 * Put a symbol before every address within a note, so that a page with several notes has each address once, and an
 * address stays the same whichever meaning comes first. Links and references within the note follow.
 *
 * @param html safe HTML of a note's section, as `renderSections` wrote it
 */
export function scopeAnchors(html: string, prefix: string): string {
  return html
    .replace(/ id="([^"]+)"/g, (_, anchor: string) => ` id="${scopedAnchor(anchor, prefix)}"`)
    .replace(/ href="#([^"]+)"/g, (_, anchor: string) => ` href="#${scopedAnchor(anchor, prefix)}"`)
    .replace(/ aria-labelledby="([^"]+)"/g, (_, anchors: string) => {
      const scoped = anchors.split(' ').map((anchor) => scopedAnchor(anchor, prefix));
      return ` aria-labelledby="${scoped.join(' ')}"`;
    })
    .replace(/url\(#([^()]+)\)/g, (_, anchor: string) => `url(#${scopedAnchor(anchor, prefix)})`);
}

/** Address of a note's section or item on the page of its number. */
export function scopedAnchor(anchor: string, prefix: string): string {
  return `${prefix}.${anchor}`;
}
