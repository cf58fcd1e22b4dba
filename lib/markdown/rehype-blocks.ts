import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../rules';

export interface BlocksOptions {
  /** Classes instead of colours, see `getHighlighter`. */
  highlight: (code: string, language: string) => ElementContent[];
  /** Drawing of a figure by id; `undefined` if there is none. */
  figure: (id: string) => { svg: Element; caption: string } | undefined;
}

/** Put code, tables and figures into boxes of their own, which scroll instead of the page and can be reached by keyboard. */
export default function rehypeBlocks({ highlight, figure }: BlocksOptions) {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      if (node.tagName === 'pre') {
        parent.children[index] = codeBox(node, highlight);
        return SKIP;
      }
      if (node.tagName === 'table') {
        parent.children[index] = box('scroll', 'Table', node);
        return SKIP;
      }
      const image = node.tagName === 'p' && node.children.length === 1 ? node.children[0] : undefined;
      const id = image?.type === 'element' ? figureOf(image) : undefined;
      if (image?.type === 'element' && id !== undefined) {
        const drawing = figure(id);
        if (!drawing) report(file, 'unknown-figure', image.position, id);
        else parent.children[index] = figureBox(id, drawing, image);
        return SKIP;
      }
      const lost = figureOf(node);
      if (lost !== undefined) report(file, 'figure-place', node.position, lost);
      return undefined;
    });
  };
}

/** The figure an image shows. Other images have lost their address by now. */
function figureOf(node: Element): string | undefined {
  const [scheme, id] = String(node.properties['src'] ?? '').split(':');
  return node.tagName === 'img' && scheme === 'figure' ? id : undefined;
}

function codeBox(pre: Element, highlight: BlocksOptions['highlight']): Element {
  const code = pre.children.find((child) => child.type === 'element');
  const classes = code?.type === 'element' ? code.properties['className'] : undefined;
  const language = (Array.isArray(classes) ? String(classes[0]) : '').replace(/^language-/, '') || 'text';
  const source = textOf(pre).replace(/\n$/, '');
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['code'], dataLang: language },
    position: pre.position,
    children: [
      {
        type: 'element',
        tagName: 'pre',
        properties: { tabIndex: 0, role: 'region', ariaLabel: `${languageNames[language] ?? language}` },
        children: [{ type: 'element', tagName: 'code', properties: {}, children: highlight(source, language) }],
      },
    ],
  };
}

/** What a code box is called by a screen reader and in its corner. */
export const languageNames: Record<string, string> = {
  swift: 'Swift code',
  objc: 'Objective-C code',
  sh: 'Shell commands',
  xml: 'XML',
  plist: 'Property list',
  json: 'JSON',
  yaml: 'YAML',
  sql: 'SQL',
  c: 'C code',
  js: 'JavaScript code',
  html: 'HTML',
  python: 'Python code',
  log: 'Log',
  text: 'Output',
};

function box(name: string, label: string, node: Element): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: [name], tabIndex: 0, role: 'region', ariaLabel: label },
    position: node.position,
    children: [node],
  };
}

function figureBox(id: string, drawing: { svg: Element; caption: string }, image: Element): Element {
  return {
    type: 'element',
    tagName: 'figure',
    properties: { id: `figure-${id}` },
    position: image.position,
    children: [
      drawing.svg,
      {
        type: 'element',
        tagName: 'figcaption',
        properties: {},
        children: [{ type: 'text', value: `${drawing.caption}. ${String(image.properties['alt'] ?? '')}` }],
      },
    ],
  };
}
