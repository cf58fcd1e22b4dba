import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

export interface NestedOptions {
  /** Level of the heading that the text stands under. */
  below: number;
}

/** Move all headings by the same number of levels, so that the highest stands right below the page's own. */
export default function rehypeNested({ below }: NestedOptions) {
  return (tree: Root) => {
    const levels: number[] = [];
    visit(tree, 'element', ({ tagName }) => {
      const level = levelOf(tagName);
      if (level) levels.push(level);
    });
    const shift = below + 1 - Math.min(...levels);
    visit(tree, 'element', (node) => {
      const level = levelOf(node.tagName);
      if (level) node.tagName = `h${Math.min(level + shift, 6)}`;
    });
  };
}

function levelOf(tagName: string): number | undefined {
  return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : undefined;
}
