import type { Element, ElementContent, Root, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type Status, statuses } from '../model/status';
import { report } from '../rules';

/**
 * Turn links whose text is a status word into evidence marks: `([documented](https://…))` becomes one group of links
 * with the class `evidence`, without the parentheses.
 */
export default function rehypeEvidence() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'a' || node.tagName === 'pre' || isEvidence(node)) return SKIP;
      if (node.children.some(isEvidenceLink)) node.children = group(node.children, file);
      return undefined;
    });
  };
}

/** A group of evidence marks made here; it must not be grouped again, and is no part of the text. */
export function isEvidence(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  const names = node.properties['className'];
  return Array.isArray(names) && names.includes('evidence');
}

/** The status a link stands for, if its text is a status word. */
export function statusOf(node: ElementContent): Status | undefined {
  if (node.type !== 'element' || node.tagName !== 'a') return undefined;
  const word = textOf(node).trim().toLowerCase();
  return (statuses as readonly string[]).includes(word) ? (word as Status) : undefined;
}

function isEvidenceLink(node: ElementContent): boolean {
  return statusOf(node) !== undefined;
}

function group(children: ElementContent[], file: VFile): ElementContent[] {
  const result: ElementContent[] = [];
  let index = 0;
  while (index < children.length) {
    const node = children[index];
    if (!node) break;
    if (!isEvidenceLink(node)) {
      result.push(node);
      index += 1;
      continue;
    }
    const links: Element[] = [];
    let next = index;
    while (next < children.length) {
      const candidate = children[next];
      const between = children[next + 1];
      if (!candidate || !isEvidenceLink(candidate)) break;
      links.push(mark(candidate as Element, file));
      const after = children[next + 2];
      if (between?.type === 'text' && /^[\s,;]*(?:and\s*)?$/.test(between.value) && after && isEvidenceLink(after))
        next += 2;
      else {
        next += 1;
        break;
      }
    }
    trimParentheses(result.at(-1), children[next]);
    result.push({ type: 'element', tagName: 'span', properties: { className: ['evidence'] }, children: links });
    index = next;
  }
  return result;
}

function mark(link: Element, file: VFile): Element {
  const status = statusOf(link);
  const href = String(link.properties['href'] ?? '');
  if (href !== '' && !href.startsWith('https://')) report(file, 'evidence-address', link.position, href);
  return {
    ...link,
    properties: { ...link.properties, className: ['status', `status-${status}`] },
    children: [{ type: 'text', value: status ?? '' }],
  };
}

function trimParentheses(before: ElementContent | undefined, after: ElementContent | undefined): void {
  if (before?.type === 'text' && after?.type === 'text' && /\(\s*$/.test(before.value) && /^\s*\)/.test(after.value)) {
    (before as Text).value = before.value.replace(/(?<!\s)\s*\(\s*$/, ' ');
    (after as Text).value = after.value.replace(/^\s*\)/, '');
  }
}
