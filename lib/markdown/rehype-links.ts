import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/** A link to an address of this site, and where it stands. */
export interface InternalLink {
  href: string;
  position: Element['position'];
}

declare module 'vfile' {
  interface DataMap {
    /** Links to this site, in order; checked when all pages are known. */
    links: InternalLink[];
  }
}

/**
 * Collect links to this site into `file.data.links`, mark links elsewhere as such, and take the address off others and
 * off images that are no figures, which were reported before. Links that somebody else wrote are marked as such too.
 *
 * @param options.quoted whether the text is a post of somebody else
 */
export default function rehypeLinks({ quoted = false } = {}) {
  return (tree: Root, file: VFile) => {
    const links: InternalLink[] = [];
    visit(tree, 'element', (node) => {
      if (node.tagName === 'img' && !/^figure:[a-z0-9-]+$/.test(String(node.properties['src'])))
        delete node.properties['src'];
      if (node.tagName !== 'a') return;
      const href = String(node.properties['href'] ?? '');
      if (/^https?:\/\//.test(href)) node.properties['rel'] = ['noopener', 'nofollow', ...(quoted ? ['ugc'] : [])];
      else if (!/^(?:\/(?!\/)|#)/.test(href)) delete node.properties['href'];
      // A footnote leads to its own text.
      else if (!href.startsWith('#user-content-')) links.push({ href, position: node.position });
    });
    file.data.links = links;
  };
}
