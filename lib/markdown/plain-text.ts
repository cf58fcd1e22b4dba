import type { ElementContent, Root, RootContent } from 'hast';

const blocks = new Set([
  'p',
  'li',
  'ul',
  'ol',
  'pre',
  'table',
  'tr',
  'blockquote',
  'h2',
  'h3',
  'h4',
  'h5',
  'div',
  'figure',
  'figcaption',
  'hr',
  'br',
  'dl',
  'dt',
  'dd',
]);

/**
 * The words of some content without markup: what search reads and excerpts show. Blocks and table cells are set apart
 * by white space; evidence marks, anchor links and figures' drawings are left out.
 */
export function plainText(nodes: readonly (RootContent | ElementContent)[] | Root): string {
  const children = 'children' in nodes ? nodes.children : nodes;
  const parts: string[] = [];
  for (const node of children) collect(node, parts);
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function collect(node: RootContent | ElementContent, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (node.type !== 'element') return;
  const classes = node.properties['className'];
  const names = Array.isArray(classes) ? classes.map(String) : [];
  if (names.includes('evidence') || names.includes('anchor') || node.tagName === 'svg') return;
  const block = blocks.has(node.tagName);
  if (block) parts.push('\n');
  for (const child of node.children) collect(child, parts);
  if (block) parts.push('\n');
  if (node.tagName === 'td' || node.tagName === 'th') parts.push(' ');
}
