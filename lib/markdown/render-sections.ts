import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Evidence, Item, Section } from '../model/library';
import { plainText } from './plain-text';
import { statusOf } from './rehype-evidence';

/**
 * Cut a page's tree at its headings into sections with their items, evidence, HTML and words.
 *
 * @param body text the tree was made from
 */
export function renderSections(tree: Root, body: string): Section[] {
  const sections: Section[] = [];
  let heading: Element | undefined;
  let content: RootContent[] = [];
  const close = () => {
    if (heading) sections.push(renderSection(heading, content, body));
    content = [];
  };
  for (const node of tree.children) {
    if (node.type === 'element' && (node.tagName === 'h2' || node.tagName === 'h3')) {
      close();
      heading = node;
    } else if (heading) content.push(node);
  }
  close();
  return sections;
}

function renderSection(heading: Element, content: RootContent[], body: string): Section {
  const root: Root = { type: 'root', children: content };
  const items = content.flatMap(itemsOf);
  const text = plainText(content);
  const evidence = evidenceOf(root);
  const markdown = sourceOf(content, body);
  addAnchorLinks(root);
  return {
    anchor: String(heading.properties['id']),
    title: textOf(heading).trim(),
    level: heading.tagName === 'h2' ? 2 : 3,
    html: toHtml(root, { upperDoctype: true }).trim(),
    text,
    markdown,
    items,
    evidence,
  };
}

/** What the writer wrote, without explicit anchors. */
function sourceOf(content: readonly RootContent[], body: string): string {
  const placed = content.filter((node) => node.position !== undefined);
  const start = placed[0]?.position?.start.offset;
  const end = placed.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? '' : withoutAnchors(body.slice(start, end));
}

function withoutAnchors(markdown: string): string {
  let fence = '';
  const lines = markdown.split('\n').map((line) => {
    const marker = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s*)?(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = marker;
    else if (marker.startsWith(fence)) fence = '';
    return fence === '' ? line.replace(/(?<!\s)\s*\{#[a-z0-9-]+\}$/, '') : line;
  });
  return lines.join('\n');
}

function itemsOf(node: RootContent): Item[] {
  if (node.type !== 'element' || (node.tagName !== 'ul' && node.tagName !== 'ol')) return [];
  return node.children.flatMap((item) => {
    if (item.type !== 'element' || item.tagName !== 'li') return [];
    const root: Root = { type: 'root', children: item.children };
    return [
      {
        anchor: String(item.properties['id']),
        html: toHtml(root).trim(),
        text: plainText(item.children),
        evidence: evidenceOf(root),
      },
    ];
  });
}

/** Sources named in some content, each once. */
export function evidenceOf(root: Root): Evidence[] {
  const found = new Map<string, Evidence>();
  visit(root, 'element', (node) => {
    const status = statusOf(node);
    if (!status) return;
    const url = String(node.properties['href'] ?? '');
    found.set(`${status} ${url}`, { status, url });
  });
  return [...found.values()];
}

/** Give each item with an address a link to it. */
function addAnchorLinks(root: Root): void {
  visit(root, 'element', (node) => {
    const id = node.properties['id'];
    if ((node.tagName !== 'li' && !/^h[4-6]$/.test(node.tagName)) || typeof id !== 'string') return;
    node.children.unshift(anchorLink(id));
  });
}

function anchorLink(id: string): ElementContent {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['anchor'], href: `#${id}` },
    children: [
      {
        type: 'element',
        tagName: 'span',
        properties: { className: ['hidden'] },
        children: [{ type: 'text', value: 'Link to this item' }],
      },
    ],
  };
}
