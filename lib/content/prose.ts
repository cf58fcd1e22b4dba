import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** A run of words that a person wrote, with where it stands in its file. */
export interface Prose {
  text: string;
  /** UTF-16 offset of the first character in the file's text. */
  offset: number;
}

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });

/** Keys of YAML files whose values are sentences. Others are names, addresses or somebody else's words. */
const proseKeys = new Set([
  'title',
  'summary',
  'meaning',
  'question',
  'look',
  'why',
  'means',
  'answer',
  'text',
  'note',
  'label',
  'description',
]);

/**
 * Words of a file outside code: running text of Markdown and sentences of YAML. Link texts that lead to other sites are
 * left out, because they are titles of what others published, or status words.
 *
 * @param source the whole text of a `.md` or `.yml` file
 */
export function proseOf(source: string, kind: 'md' | 'yml'): Prose[] {
  const { yaml, yamlOffset, body } = parts(source, kind);
  const found = sentencesOfYaml(yaml).flatMap(({ text, offset }) => {
    const start = yamlOffset + offset;
    return textNodes(parser.parse(text) as Root).map((node) => ({ text: node.text, offset: start + node.offset }));
  });
  return [...found, ...textNodes(parser.parse(body) as Root)];
}

/**
 * Paragraphs, headings, list items and table cells of a file's body as a reader sees them, code words included, texts of
 * links to other sites not.
 */
export function blocksOf(source: string): Prose[] {
  const blocks: Prose[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      blocks.push({ text: wordsOf(node).trim(), offset: node.position?.start.offset ?? 0 });
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parser.parse(parts(source, 'md').body) as Root);
  return blocks;
}

function wordsOf(node: Nodes): string {
  if (node.type === 'link' && /^https?:/.test(node.url)) return '';
  return 'children' in node ? node.children.map(wordsOf).join('') : textOf(node);
}

/** 1-based line and column of an offset. */
export function placeAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function parts(source: string, kind: 'md' | 'yml'): { yaml: string; yamlOffset: number; body: string } {
  if (kind === 'yml') return { yaml: source, yamlOffset: 0, body: '' };
  const match = /^---\n([\s\S]*?\n)??---(?:\n|$)/.exec(source);
  if (!match) return { yaml: '', yamlOffset: 0, body: source };
  return {
    yaml: match[1] ?? '',
    yamlOffset: 4,
    body: match[0].replace(/[^\n]/g, ' ') + source.slice(match[0].length),
  };
}

function textNodes(tree: Root): Prose[] {
  const found: Prose[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'text') found.push({ text: node.value, offset: node.position?.start.offset ?? 0 });
    if (node.type === 'image') found.push({ text: node.alt ?? '', offset: (node.position?.start.offset ?? 0) + 2 });
    if (node.type === 'link' && /^https?:/.test(node.url)) return;
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return found;
}

/** Values of the keys above. The offset is that of the value, one character on where it is quoted. */
function sentencesOfYaml(yaml: string): Prose[] {
  const found: Prose[] = [];
  const visit = (node: unknown, key: string) => {
    if (isMap(node)) for (const pair of node.items) visit(pair.value, isScalar(pair.key) ? String(pair.key.value) : '');
    else if (isSeq(node)) for (const item of node.items) visit(item, key);
    else if (isScalar(node) && typeof node.value === 'string' && proseKeys.has(key)) {
      const start = (node as Node).range?.[0] ?? 0;
      found.push({ text: node.value, offset: /^["']/.test(yaml.slice(start)) ? start + 1 : start });
    }
  };
  visit(parseDocument(yaml).contents, '');
  return found;
}
