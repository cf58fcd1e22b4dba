import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, parseFragment, type TreeAdapter } from 'parse5';
import { isInvisible } from '../markdown/check-source';
import type { LineMark, LineSpan, Page } from './import-page';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Pages of people nest some dozen levels; a parser's time grows with the square of the depth. */
const deepest = 300;

class TooDeep extends Error {}

/** Elements whose text is no reader's: programs, styles, drawings, menus, things to type into. */
const skipped = new Set(
  'script style noscript template svg math canvas iframe object embed audio video head nav select textarea dialog'.split(
    ' ',
  ),
);

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/**
 * Take the text of a saved page: lines as a reader sees them, with what the page says about them. Of a page with one
 * `<main>` only that; never scripts, menus and what is hidden.
 *
 * @param base address of the page, where the file does not say it
 * @returns `undefined` for a page that is nested deeper than any page of people
 */
export function parseHtmlPage(html: string, base?: string): Page | undefined {
  const tree = parseTree(() => parse(html, { treeAdapter: boundedAdapter() }));
  if (!tree) return undefined;
  const url = addressOf(html, tree);
  const mains = findAll(tree, (element) => element.tagName === 'main' && !isHidden(element));
  const root = mains.length === 1 && mains[0] ? mains[0] : tree;
  return { format: 'html', ...linesOf(root, baseOf(tree) ?? url ?? base), ...(url !== undefined && { url }) };
}

/** Take the text of a piece of HTML, such as a feed's. */
export function parseHtmlPiece(html: string, base?: string): Pick<Page, 'lines' | 'marks' | 'invisible'> | undefined {
  const tree = parseTree(() => parseFragment(html, { treeAdapter: boundedAdapter() }));
  return tree && linesOf(tree, base);
}

function parseTree<Tree>(run: () => Tree): Tree | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

/** The parser's own tree, given up as soon as it becomes too deep. */
function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  const depths = new WeakMap<object, number>();
  const note = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > deepest) throw new TooDeep();
    depths.set(child, depth);
  };
  return {
    ...defaultTreeAdapter,
    appendChild(parent, child) {
      note(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, reference) {
      note(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, reference);
    },
  };
}

/** What surrounds the text being taken. */
interface Surroundings {
  pre?: number | undefined;
  language?: string | undefined;
  heading?: boolean;
  quote?: boolean;
  code?: boolean;
  url?: string | undefined;
  /** Within one post of a thread. */
  article?: boolean;
  /** Within a `<time>`. */
  time?: boolean;
  lists: { ordered: boolean; next: number }[];
}

type Task = { open: Node; around: Surroundings } | { close: Element; around: Surroundings };

/** Walk the tree without recursion and write its text line by line. */
function linesOf(root: Node, base: string | undefined): Pick<Page, 'lines' | 'marks' | 'invisible'> {
  const writer = new LineWriter();
  const tasks: Task[] = [{ open: root, around: { lists: [] } }];
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    if ('close' in task) {
      closeElement(task.close, task.around, writer);
      continue;
    }
    const { open: node, around } = task;
    if ('value' in node) writer.write(node.value, around);
    if (!('childNodes' in node)) continue;
    let inside = around;
    if ('tagName' in node) {
      if (skipped.has(node.tagName) || isHidden(node)) continue;
      inside = openElement(node, around, writer, base);
      tasks.push({ close: node, around });
    }
    for (const child of node.childNodes.toReversed()) tasks.push({ open: child, around: inside });
  }
  writer.endLine();
  return { lines: writer.lines, marks: writer.marks, invisible: writer.invisible };
}

function openElement(
  element: Element,
  around: Surroundings,
  writer: LineWriter,
  base: string | undefined,
): Surroundings {
  const { tagName } = element;
  if (tagName === 'br') writer.breakLine(around);
  if (blocks.has(tagName)) writer.endLine();
  if (tagName === 'article' || isReply(element)) {
    writer.startArticle();
    return { ...around, article: true };
  }
  if (tagName === 'time') return { ...around, time: true };
  if (tagName === 'pre') return { ...around, pre: writer.startBlock(), language: languageOf(element) };
  if (/^h[1-6]$/.test(tagName)) return { ...around, heading: true };
  if (tagName === 'blockquote') return { ...around, quote: true };
  if (tagName === 'code' || tagName === 'kbd' || tagName === 'samp' || tagName === 'tt') {
    return { ...around, code: true, language: around.language ?? languageOf(element) };
  }
  if (tagName === 'a') return { ...around, url: resolve(attribute(element, 'href'), base) };
  if (tagName === 'ul' || tagName === 'ol') {
    const start = Number(attribute(element, 'start') ?? 1);
    const list = { ordered: tagName === 'ol', next: Number.isSafeInteger(start) && start >= 0 ? start : 1 };
    return { ...around, lists: [...around.lists, list] };
  }
  if (tagName === 'li') {
    const list = around.lists.at(-1);
    writer.startItem(list?.ordered ? list.next++ : '-');
  }
  return around;
}

function closeElement({ tagName }: Element, around: Surroundings, writer: LineWriter): void {
  if (blocks.has(tagName)) writer.endLine();
  if (tagName === 'li') writer.endItem();
  if (tagName === 'pre' && around.pre === undefined) writer.endLine();
}

/** Lines in the making. */
class LineWriter {
  readonly lines: string[] = [];
  readonly marks: LineMark[] = [];
  invisible = 0;
  #line = '';
  #spans: LineSpan[] = [];
  #around: Surroundings | undefined;
  #blocks = 0;
  #starts = false;
  #marker: '-' | number | undefined;

  write(value: string, around: Surroundings): void {
    const text = this.#visible(value);
    if (around.pre === undefined) {
      this.#add(text.replace(/[^\S\u00a0]+|\u00a0/g, ' '), around);
      return;
    }
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.endLine(true);
      this.#add(line.replaceAll('\u00a0', ' '), around);
      this.#around ??= around;
    }
  }

  breakLine(around: Surroundings): void {
    this.#around ??= around;
    this.endLine(around.pre !== undefined);
  }

  /** @param evenEmpty keep a blank line, as in preformatted text */
  endLine(evenEmpty = false): void {
    const around = this.#around;
    if (around?.article) this.#label(around);
    const inPre = around?.pre !== undefined;
    const line = inPre ? this.#line.trimEnd() : this.#line.trim();
    const shift = inPre ? 0 : this.#line.length - this.#line.trimStart().length;
    if (line.trim() !== '' || (evenEmpty && inPre)) this.#push(line, shift, around);
    this.#line = '';
    this.#spans = [];
    this.#around = undefined;
  }

  startBlock(): number {
    this.endLine();
    this.#blocks += 1;
    return this.#blocks;
  }

  startArticle(): void {
    this.#starts = true;
  }

  startItem(marker: '-' | number): void {
    this.#marker = marker;
  }

  endItem(): void {
    this.#marker = undefined;
  }

  #add(text: string, around: Surroundings): void {
    const atStart = around.pre === undefined && (this.#line === '' || this.#line.endsWith(' '));
    const added = atStart ? text.replace(/^ +/, '') : text;
    if (added === '') return;
    const start = this.#line.length;
    this.#line += added;
    this.#around ??= around;
    if (around.pre !== undefined || (around.url === undefined && !around.code)) return;
    const last = this.#spans.at(-1);
    if (last && last.end === start && last.url === around.url) last.end = this.#line.length;
    else {
      this.#spans.push({ start, end: this.#line.length, ...(around.url !== undefined && { url: around.url }) });
    }
  }

  #push(line: string, shift: number, around: Surroundings | undefined): void {
    const mark: LineMark = {};
    if (around?.pre !== undefined) mark.pre = around.pre;
    if (around?.pre !== undefined && around.language) mark.language = around.language;
    if (around?.heading) mark.heading = true;
    if (around?.quote) mark.quote = true;
    const depth = around?.lists.length ?? 0;
    if (depth > 0) mark.list = { depth, ...(this.#marker !== undefined && { marker: this.#marker }) };
    if (this.#starts) mark.starts = true;
    const spans = this.#spans.flatMap(({ start, end, ...rest }) => trimSpan(line, start - shift, end - shift, rest));
    if (spans.length > 0) mark.spans = spans;
    this.lines.push(line);
    this.marks.push(mark);
    this.#marker = undefined;
    this.#starts = false;
  }

  /** In a post of a thread, a link to a profile alone in a line is the author, and a time alone is its date. */
  #label(around: Surroundings): void {
    const [span, ...others] = this.#spans;
    const isWhole = span !== undefined && others.length === 0 && span.end - span.start >= this.#line.trim().length;
    const label = around.time ? 'Published: ' : isWhole && /\/forums\/profile\//.test(span.url ?? '') ? 'Author: ' : '';
    if (label === '' || this.#line.trim() === '' || this.#line.length > 100) return;
    this.#line = label + this.#line.trimStart();
    this.#spans = [];
  }

  /** Text without what nobody sees; returns and line separators become line ends. */
  #visible(value: string): string {
    const text = value.replace(/\r\n?|[\u2028\u2029]/g, '\n');
    let visible = '';
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const isBroken = code >= 0xd800 && code <= 0xdfff;
      if (character !== '\n' && (isInvisible(code) || isBroken)) this.invisible += 1;
      else visible += character;
    }
    return visible;
  }
}

/** A span without white space at its ends; none if nothing is left. */
function trimSpan(line: string, from: number, to: number, rest: Pick<LineSpan, 'url'>): LineSpan[] {
  const start = Math.max(0, from);
  const end = Math.min(line.length, to);
  const text = line.slice(start, end);
  if (text.trim() === '') return [];
  const first = start + text.length - text.trimStart().length;
  return [{ start: first, end: first + text.trim().length, ...rest }];
}

/** An element that holds one post of a thread, by the words of its class. */
function isReply(element: Element): boolean {
  const words = attribute(element, 'class')?.toLowerCase().split(/\s+/) ?? [];
  return words.some((word) => /^(?:thread-)?(?:post|reply|answer|comment)(?:-(?:container|item|card))?$/.test(word));
}

function isHidden(element: Element): boolean {
  return (
    attribute(element, 'hidden') !== undefined ||
    attribute(element, 'aria-hidden') === 'true' ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style') ?? '')
  );
}

function languageOf(element: Element): string | undefined {
  const inner = element.childNodes.find((child): child is Element => 'tagName' in child && child.tagName === 'code');
  for (const one of inner ? [element, inner] : [element]) {
    const word = /(?:^|\s)(?:language|lang)-([\w+-]{1,20})/.exec(attribute(one, 'class') ?? '')?.[1];
    if (word) return word.toLowerCase();
  }
  return undefined;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function findAll(root: Node, wanted: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const nodes: Node[] = [root];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('tagName' in node && wanted(node)) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) nodes.push(child);
  }
  return found;
}

/** The page's own address: its canonical link, or what a browser writes into a page it saves. */
function addressOf(html: string, tree: Node): string | undefined {
  const links = findAll(tree, ({ tagName }) => tagName === 'link' || tagName === 'meta');
  const canonical = links.find((one) => attribute(one, 'rel')?.toLowerCase() === 'canonical');
  const shared = links.find((one) => attribute(one, 'property') === 'og:url');
  const saved = /<!-- saved from url=\(\d{1,6}\)(\S{1,2000}) -->/.exec(html.slice(0, 5000))?.[1];
  const candidates = [canonical && attribute(canonical, 'href'), shared && attribute(shared, 'content'), saved];
  return candidates.find((url) => url !== undefined && /^https:\/\/[^\s<>"'`]+$/.test(url));
}

function baseOf(tree: Node): string | undefined {
  const base = findAll(tree, ({ tagName }) => tagName === 'base')[0];
  const href = base && attribute(base, 'href');
  return href !== undefined && URL.canParse(href) ? href : undefined;
}

/** An absolute address, or the path alone where nobody knows the host. Other schemes are no links. */
function resolve(href: string | undefined, base: string | undefined): string | undefined {
  if (href === undefined || href.trim() === '' || /^\s*#/.test(href)) return undefined;
  const known = base !== undefined && URL.canParse(base) ? base : undefined;
  if (known === undefined && /^\/(?!\/)/.test(href)) return visibleAddress(href);
  if (!URL.canParse(href, known)) return undefined;
  const url = new URL(href, known);
  return url.protocol === 'https:' || url.protocol === 'http:' ? visibleAddress(url.href) : undefined;
}

function visibleAddress(url: string): string | undefined {
  return url.length <= 2000 && /^[\x21-\x7e]+$/.test(url) && !/[<>"`\\]/.test(url) ? url : undefined;
}
