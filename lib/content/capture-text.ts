import type { Link, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { LineRange } from './capture-lines';
import { linkKey } from './capture-links';

/** Visible characters of a text, each with the place it comes from. */
export interface TextStream {
  /** UTF-16 units that are not white space. */
  characters: string[];
  /** Offset in `source` of each character. */
  offsets: number[];
  source: string;
  /** What a reader sees, with white space. */
  text: string;
  /** Offset in `text` of each character. */
  textOffsets: number[];
  /** Line of the first line of `source`. */
  firstLine: number;
}

export interface TextPlace {
  line: number;
  column: number;
  /** A few words from there; empty at the end of the text. */
  excerpt: string;
}

const excerptLength = 32;
/** Characters of markup between two characters of text; more would only cost time. */
const farthest = 256;
/** The same parser as the one that renders posts: what counts is what a reader sees. */
const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });

/** Visible characters of lines of a capture. */
export function streamOfLines(lines: readonly string[], { first, last }: LineRange): TextStream {
  const source = lines.slice(first - 1, last).join('\n');
  const stream = emptyStream(source, first);
  for (let offset = 0; offset < source.length; offset += 1) add(stream, source[offset] ?? '', offset);
  return stream;
}

/**
 * Visible characters of a Markdown text: the text of its nodes without markup. What a reader would not see as text
 * (HTML, comments, definitions) has none; what Markdown would show beyond its text is written out: an image as its
 * source, and the address of a link that is not the link's own text.
 *
 * @param links keys of the links that the capture of a saved page gives, see `linkKey`; their addresses are not text
 */
export function streamOfMarkdown(source: string, links: ReadonlySet<string> = new Set()): TextStream {
  const stream = emptyStream(source, 1);
  addNode(stream, parser.parse(source) as Root, links);
  return stream;
}

/** Where two texts begin to differ, as places in both; `undefined` if they say the same. */
export function firstDifference(
  expected: TextStream,
  found: TextStream,
): { expected: TextPlace; found: TextPlace } | undefined {
  const length = Math.max(expected.characters.length, found.characters.length);
  for (let index = 0; index < length; index += 1) {
    if (expected.characters[index] === found.characters[index]) continue;
    return { expected: placeOf(expected, index), found: placeOf(found, index) };
  }
  return undefined;
}

function emptyStream(source: string, firstLine: number): TextStream {
  return { characters: [], offsets: [], source, text: '', textOffsets: [], firstLine };
}

function add(stream: TextStream, character: string, offset: number): void {
  if (!/\s/.test(character)) {
    stream.characters.push(character);
    stream.offsets.push(offset);
    stream.textOffsets.push(stream.text.length);
  }
  stream.text += character;
}

function addNode(stream: TextStream, node: Nodes, links: ReadonlySet<string>): void {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  if (node.type === 'text' || node.type === 'inlineCode') addValue(stream, node.value, start, end);
  if (node.type === 'code') addValue(stream, node.value, codeStart(stream.source, start), end);
  if (node.type === 'image' || node.type === 'imageReference') addSource(stream, start, end);
  if (node.type === 'listItem' && typeof node.checked === 'boolean') addSource(stream, start, start + 1);
  if ('children' in node && node.type !== 'footnoteDefinition') {
    for (const child of node.children) addNode(stream, child, links);
  }
  if (node.type === 'link' && !isAutolink(node) && !isGiven(node, links)) addSource(stream, start, end);
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'code') stream.text += '\n';
}

/**
 * Find the characters of a node's value in its source, where escapes and indentation stand between them. What an
 * entity stands for is not there; its place is that of the character before.
 */
function addValue(stream: TextStream, value: string, start: number, end: number): void {
  let offset = start;
  for (const character of value) {
    for (const unit of character.split('')) {
      const found = stream.source.slice(offset, Math.min(end, offset + farthest)).indexOf(unit);
      offset += Math.max(found, 0);
      add(stream, unit, offset);
      if (found >= 0) offset += 1;
    }
  }
}

function addSource(stream: TextStream, start: number, end: number): void {
  stream.text += ' ';
  for (let offset = start; offset < end; offset += 1) add(stream, stream.source[offset] ?? '', offset);
}

/** The line after an opening fence; indented code has none. */
function codeStart(source: string, start: number): number {
  const newline = source.indexOf('\n', start);
  return /^(?:`{3}|~{3})/.test(source.slice(start, start + 3)) && newline >= 0 ? newline + 1 : start;
}

/** A capture has no addresses but those a reader can see, so a link may not lead elsewhere or carry a title. */
function isAutolink(link: Link): boolean {
  const [child] = link.children;
  if (link.children.length !== 1 || child?.type !== 'text' || link.title) return false;
  return [child.value, `http://${child.value}`, `mailto:${child.value}`].includes(link.url);
}

/** A saved page says where its links lead. */
function isGiven(link: Link, links: ReadonlySet<string>): boolean {
  return links.size > 0 && !link.title && links.has(linkKey(textOf(link), link.url));
}

function placeOf(stream: TextStream, index: number): TextPlace {
  const { source, offsets, text, textOffsets } = stream;
  const offset = offsets[index] ?? (offsets.at(-1) ?? -1) + 1;
  const before = source.slice(0, offset);
  return {
    line: stream.firstLine + before.split('\n').length - 1,
    column: offset - before.lastIndexOf('\n'),
    excerpt: excerptAt(text, textOffsets[index]),
  };
}

/** The line's words from the one that holds the offset. */
function excerptAt(text: string, offset: number | undefined): string {
  if (offset === undefined) return '';
  const before = text.slice(Math.max(0, offset - excerptLength / 2), offset);
  const word = before.split(/\s/).at(-1) ?? '';
  const rest = word + (text.slice(offset).split('\n', 1)[0] ?? '');
  return rest.length > excerptLength ? `${rest.slice(0, excerptLength).trimEnd()}…` : rest.trimEnd();
}
