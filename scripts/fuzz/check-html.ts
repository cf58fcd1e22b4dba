import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** Elements that pages may be made of: those of Markdown, of drawings, and of our own boxes. */
const elements = new Set(
  (
    'a blockquote br button code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img input li ol p pre section ' +
    'span strong sub summary sup table tbody td th thead tr ul svg g path rect line polyline polygon circle text tspan defs ' +
    'marker title desc'
  ).split(' '),
);

const attributes =
  /^(?:id|class|href|rel|title|lang|dir|start|align|checked|disabled|type|hidden|tabindex|role|aria-[a-z]+|data-[a-z-]+|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|viewBox|points|transform|fill|stroke|text-anchor|dy|dx|marker-(?:end|start)|marker(?:Width|Height)|orient|refX|refY|focusable|preserveAspectRatio|value|reversed|colspan|rowspan|scope|alt|src)$/;

/**
 * Say what a piece of HTML holds that no page of ours may: elements and attributes other than ours, handlers, styles, and
 * addresses that could run something. Read by a parser as browsers have it, not by patterns.
 */
export function checkHtml(html: string): string[] {
  const problems: string[] = [];
  const nodes: Node[] = [parseFragment(html)];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('childNodes' in node) for (const child of node.childNodes) nodes.push(child);
    if (node.nodeName === '#comment') problems.push('a comment');
    if (!('tagName' in node)) continue;
    if (!elements.has(node.tagName)) problems.push(`element <${node.tagName}>`);
    for (const { name, value } of node.attrs) {
      if (!attributes.test(name)) problems.push(`attribute ${name} of <${node.tagName}>`);
      if ((name === 'href' || name === 'src') && !/^(?:https?:\/\/|\/(?!\/)|#|figure:[a-z0-9-]+$)/.test(value))
        problems.push(`address ${value.slice(0, 40)}`);
      if (name === 'id' && /\s/.test(value)) problems.push(`id with white space`);
    }
  }
  return problems;
}
