import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, parseFragment, type TreeAdapter } from 'parse5';
import type { Page } from './import-page';
import { LineWriter, type Surroundings } from './line-writer';

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
