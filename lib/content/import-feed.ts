import { isInvisible } from '../markdown/check-source';
import { parseHtmlPiece } from './import-html';
import type { LineMark, Page } from './import-page';
import { parseXml, type XmlElement } from './parse-xml';

/** Elements that hold text only: one that is not closed ends where the next element of a feed begins. */
const leaves = new Set(
  'title link guid id pubDate published updated category dc:creator dc:date description subtitle summary'.split(' '),
);

/** Whether a text is an RSS or Atom feed rather than a page. */
export function isFeed(text: string): boolean {
  const start = text.slice(0, 3000).replace(/^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!(?!--)[^>]*>)*/, '');
  return /^<(?:rss|feed|rdf:RDF)[\s>]/.test(start);
}

/**
 * Write a feed as lines: its name and description, then for each post what the feed says about it, one labelled line
 * each, and its text. Values are as written; what the feed does not say has no line.
 */
export function parseFeedPage(xml: string): Page {
  const root = parseXml(xml, leaves);
  const channel = find(root, ['rss', 'channel']) ?? find(root, ['feed']) ?? find(root, ['rdf:RDF', 'channel']) ?? root;
  const holders = [channel, find(root, ['rdf:RDF'])].flatMap((one) => one?.children ?? []);
  const items = [...new Set(holders)].filter(({ name }) => name === 'item' || name === 'entry');
  const url = addressOf(channel);
  const form = { form: 'feed', why: 'the file is RSS or Atom' } as const;
  const page: Page = { format: 'feed', form, lines: [], marks: [], invisible: 0, ...(url !== undefined && { url }) };
  for (const name of ['title', 'description', 'subtitle']) add(page, oneLine(textOf(channel, name)));
  for (const item of items) addItem(page, item, xml, url);
  return page;
}

function addItem(page: Page, item: XmlElement, xml: string, base: string | undefined): void {
  const link = addressOf(item);
  const head: [string, string | undefined][] = [
    ['Title', textOf(item, 'title')],
    ['Link', link],
    ['Author', textOf(item, 'dc:creator') ?? authorOf(item)],
    ['Published', textOf(item, 'pubDate') ?? textOf(item, 'published') ?? textOf(item, 'dc:date')],
    ['Updated', textOf(item, 'updated')],
    ...item.children
      .filter(({ name }) => name === 'category')
      .map((one): [string, string] => ['Category', one.attributes.get('term') ?? one.text]),
  ];
  page.lines.push('');
  page.marks.push({});
  for (const [label, value] of head) {
    const text = oneLine(value);
    if (text !== '') add(page, `${label}: ${text}`);
  }
  addBody(page, item, xml, link ?? base);
}

function addBody(page: Page, item: XmlElement, xml: string, base: string | undefined): void {
  const names = ['content:encoded', 'content', 'description', 'summary'];
  const body = names.flatMap((name) => item.children.find((one) => one.name === name) ?? [])[0];
  if (!body) return;
  const isMarkup = body.attributes.get('type') === 'xhtml';
  const piece = parseHtmlPiece(isMarkup ? xml.slice(body.start, body.end) : body.text, base);
  if (!piece) {
    for (const line of body.text.split(/\r\n?|\n/)) add(page, oneLine(line));
    return;
  }
  page.invisible += piece.invisible;
  for (const [index, line] of piece.lines.entries()) add(page, line, piece.marks[index]);
}

function add(page: Page, line: string, mark: LineMark = {}): void {
  if (line === '' && mark.pre === undefined) return;
  page.lines.push(line);
  page.marks.push(mark);
}

/** A value as one line without what nobody sees. */
function oneLine(value = ''): string {
  const visible = Array.from(value).filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return /\s/.test(character) || !(isInvisible(code) || (code >= 0xd800 && code <= 0xdfff));
  });
  return visible.join('').replace(/\s+/g, ' ').trim();
}

function textOf(element: XmlElement, name: string): string | undefined {
  const text = element.children.find((one) => one.name === name)?.text.trim();
  return text === '' ? undefined : text;
}

function authorOf(item: XmlElement): string | undefined {
  const author = item.children.find(({ name }) => name === 'author');
  if (!author) return undefined;
  return textOf(author, 'name') ?? (author.text.trim() || undefined);
}

/** Address of a channel or an item: its link, or a guid that is one. */
function addressOf(element: XmlElement): string | undefined {
  const links = element.children.filter(({ name }) => name === 'link');
  const page = links.find(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate');
  const guid = textOf(element, 'guid') ?? textOf(element, 'id');
  const candidates = [page?.attributes.get('href'), page?.text.trim(), guid];
  return candidates.find((url) => url !== undefined && /^https:\/\/[\x21-\x7e]+$/.test(url) && !/[<>"'`\\]/.test(url));
}

function find(root: XmlElement, path: readonly string[]): XmlElement | undefined {
  let element: XmlElement | undefined = root;
  for (const name of path) element = element?.children.find((one) => one.name === name);
  return element;
}
