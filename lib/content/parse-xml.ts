/** An element of an XML text. Names are as written, prefix included. */
export interface XmlElement {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  /** Its own text and that of CDATA sections, entities replaced, without that of its children. */
  text: string;
  /** Where its content begins and ends in the source. */
  start: number;
  end: number;
}

/** Feeds nest five levels; what is nested deeper than this is text. */
const deepest = 50;

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Read XML as far as feeds need it. Takes time linear in the length and never fails: what is not closed ends with its
 * parent, what is no markup is text. Declarations are skipped, so entities stand for single characters only.
 *
 * @param leaves elements that hold none of their kind; one that is left open ends before the next of them
 * @returns an element without a name that holds the whole text
 */
export function parseXml(source: string, leaves: ReadonlySet<string> = new Set()): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '', start: 0, end: source.length };
  const open: XmlElement[] = [root];
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    const element = open.at(-1) ?? root;
    element.text += decodeEntities(source.slice(at, next < 0 ? source.length : next));
    if (next < 0) break;
    at = readMarkup(source, next, open, leaves);
  }
  for (const element of open) element.end = source.length;
  return root;
}

/** Read what begins with `<`; returns where it ends. */
function readMarkup(source: string, start: number, open: XmlElement[], leaves: ReadonlySet<string>): number {
  const element = open.at(-1);
  if (!element) return source.length;
  if (source.startsWith('<![CDATA[', start)) {
    const end = endOf(source, ']]>', start);
    element.text += source.slice(start + 9, end.before);
    return end.after;
  }
  if (source.startsWith('<!--', start)) return endOf(source, '-->', start + 2).after;
  if (source.startsWith('<?', start)) return endOf(source, '?>', start).after;
  if (source.startsWith('<!', start)) return endOf(source, '>', start).after;
  const tag = /^<(\/?)([A-Za-z_][\w:.-]{0,99})/.exec(source.slice(start, start + 102));
  if (!tag) {
    element.text += '<';
    return start + 1;
  }
  const end = endOfTag(source, start + tag[0].length);
  const name = tag[2] ?? '';
  if (tag[1]) closeElement(name, start, open);
  else {
    if (leaves.has(name) && leaves.has(element.name)) closeElement(element.name, start, open);
    openElement(name, source.slice(start + tag[0].length, end), end + 1, open);
  }
  return end + 1;
}

function openElement(name: string, rest: string, start: number, open: XmlElement[]): void {
  const parent = open.at(-1);
  if (!parent || open.length > deepest) return;
  const element = { name, attributes: readAttributes(rest), children: [], text: '', start, end: start };
  parent.children.push(element);
  if (!rest.endsWith('/')) open.push(element);
}

/** Close the nearest open element of a name, and what is open inside it. A tag that closes nothing is left out. */
function closeElement(name: string, end: number, open: XmlElement[]): void {
  for (let index = open.length - 1; index > 0; index -= 1) {
    if (open[index]?.name !== name) continue;
    for (const element of open.splice(index)) element.end = end;
    return;
  }
}

function endOf(source: string, mark: string, from: number): { before: number; after: number } {
  const end = source.indexOf(mark, from);
  return end < 0 ? { before: source.length, after: source.length } : { before: end, after: end + mark.length };
}

/** Position of the `>` that ends a tag, outside quotation marks. */
function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return source.length;
}

function readAttributes(rest: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of rest.matchAll(
    /(?<![\w:.-])([\w:.-]{1,100})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (!attributes.has(name)) attributes.set(name, decodeEntities(double ?? single ?? ''));
  }
  return attributes;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
