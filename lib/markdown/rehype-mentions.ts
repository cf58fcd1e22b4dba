import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { VFile } from 'vfile';

/** What a name in backticks stands for, and where its page is. */
export interface Mention {
  kind: 'code' | 'identifier';
  /** Key in the library: `codeKey` of a code, `table/name` of an identifier. */
  key: string;
  href: string;
}

export interface MentionsOptions {
  /** Resolve the text of an inline code span; `undefined` if it is not a known name. */
  resolve: (text: string) => Mention | undefined;
}

declare module 'vfile' {
  interface DataMap {
    /** Keys of codes and identifiers the text names, each once, in order of appearance. */
    mentions: { codes: string[]; identifiers: string[] };
  }
}

/** Link names of codes and identifiers to their pages: the first mention in each section, never in blocks meant to be copied. */
export default function rehypeMentions({ resolve }: MentionsOptions) {
  return (tree: Root, file: VFile) => {
    const codes = new Set<string>();
    const identifiers = new Set<string>();
    let linked = new Set<string>();
    const walk = (parent: Root | Element) => {
      for (const [index, node] of parent.children.entries()) {
        if (node.type !== 'element' || node.tagName === 'pre' || node.tagName === 'a') continue;
        if (node.tagName === 'h2') linked = new Set();
        if (node.tagName !== 'code' || /^h[2-6]$/.test((parent as Element).tagName ?? '')) {
          walk(node);
          continue;
        }
        const mention = resolve(textOf(node).trim());
        if (!mention) continue;
        (mention.kind === 'code' ? codes : identifiers).add(mention.key);
        if (linked.has(mention.href)) continue;
        linked.add(mention.href);
        parent.children[index] = link(node, mention) as never;
      }
    };
    walk(tree);
    file.data.mentions = { codes: [...codes], identifiers: [...identifiers] };
  };
}

function link(node: Element, mention: Mention): ElementContent {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: mention.href, className: ['mention'] },
    children: [node],
  };
}
