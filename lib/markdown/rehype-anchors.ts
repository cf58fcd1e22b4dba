import type { Element, ElementContent, Root, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../rules';
import { isEvidence } from './rehype-evidence';

/** What an item of a list is called in its address, by the section it stands in. */
const prefixes: Record<string, string> = {
  steps: 'step',
  check: 'check',
  why: 'fact',
  causes: 'cause',
  fix: 'fix',
  pitfalls: 'pitfall',
  open: 'open',
};

const itemWords = 5;

/**
 * Give every heading and every item of a top-level list an address of its own, made of its first words, or the one
 * written at its end as `{#the-anchor}`. A second use of an address is an error: addresses are permanent.
 */
export default function rehypeAnchors() {
  return (tree: Root, file: VFile) => {
    const taken = new Map<string, number>();
    let prefix = '';
    for (const node of tree.children) {
      if (node.type !== 'element') continue;
      if (/^h[2-6]$/.test(node.tagName)) {
        const anchor = explicitAnchor(node) ?? slug(textOf(node));
        if (node.tagName === 'h2') prefix = prefixes[slug(textOf(node))] ?? anchor;
        take(file, taken, node, anchor);
      }
      if (node.tagName === 'ul' || node.tagName === 'ol') {
        for (const item of node.children) {
          if (item.type !== 'element' || item.tagName !== 'li') continue;
          take(file, taken, item, explicitAnchor(item) ?? `${prefix}-${slug(itemText(item), itemWords)}`);
        }
      }
    }
    checkLeftovers(file, tree);
  };
}

/** Report an anchor that was not taken because of its letters or its place: readers would see it as text. */
function checkLeftovers(file: VFile, tree: Root): void {
  visit(tree, (node) => {
    if (node.type === 'element' && (node.tagName === 'code' || node.tagName === 'pre')) return SKIP;
    const text = node.type === 'text' ? /\{#[^}\n]*\}?/.exec(node.value)?.[0] : undefined;
    if (text) report(file, 'anchor-form', node.position, text);
    return undefined;
  });
}

function take(file: VFile, taken: Map<string, number>, node: Element, anchor: string): void {
  const line = node.position?.start.line ?? 1;
  const first = taken.get(anchor);
  if (first !== undefined) report(file, 'duplicate-anchor', node.position, anchor, first);
  else taken.set(anchor, line);
  node.properties['id'] = anchor;
}

/** The words an item begins with, without its evidence. */
function itemText(node: Element): string {
  const first = node.children.find((child) => child.type === 'element' && child.tagName === 'p');
  const inline = first?.type === 'element' ? first.children : node.children.filter((child) => !isList(child));
  return inline
    .map((child) => (isEvidence(child) || !('value' in child || 'children' in child) ? '' : textOf(child)))
    .join('');
}

function isList(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol' || node.tagName === 'pre');
}

/**
 * Address made of a text: lower case, letters and digits of any script, the rest as single hyphens.
 *
 * @param words how many words to keep; all by default
 */
export function slug(text: string, words = 12): string {
  const parts = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return parts.slice(0, words).join('-') || 'section';
}

/** Take `{#the-anchor}` off the end of a node's first paragraph or text. */
function explicitAnchor(node: Element): string | undefined {
  const last = lastText(node);
  const match = last && /(?<!\s)\s*\{#([a-z0-9][a-z0-9-]*)\}\s*$/.exec(last.value);
  if (!last || !match) return undefined;
  last.value = last.value.slice(0, match.index);
  return match[1];
}

function lastText(node: Element): Text | undefined {
  const paragraph = node.children.find((child) => child.type === 'element' && child.tagName === 'p') as
    | Element
    | undefined;
  const inline = (paragraph ?? node).children.filter((child) => !isList(child));
  for (let index = inline.length - 1; index >= 0; index -= 1) {
    const child = inline[index];
    if (child?.type === 'text' && child.value.trim() !== '') return child;
    if (child?.type === 'element') return undefined;
  }
  return undefined;
}
