/** What a browser searches when it follows a link to a sentence. */
export interface PageWords {
  /** A line for each block, white space as single spaces. */
  text: string;
  /** Offsets of the range's ends in `text`. */
  from: number;
  to: number;
}

const skipped = 'script, style, noscript, template, .quote-tools';

/** Read all words of a page, and where a range is among them. */
export function readPageWords(page: HTMLElement, range: Range): PageWords {
  let text = '';
  let from = -1;
  let to = -1;
  const breakLine = () => {
    text = text.trimEnd();
    if (text) text += '\n';
  };
  const readText = (node: Text) => {
    const keepsLines = /^(?:pre|break-spaces)/.test(getComputedStyle(node.parentElement ?? page).whiteSpace);
    const inside = range.intersectsNode(node);
    const first = node === range.startContainer ? range.startOffset : 0;
    const last = node === range.endContainer ? range.endOffset : node.data.length;
    for (const [offset, character] of [...node.data].entries()) {
      if (inside && from < 0 && offset >= first) from = text.length;
      if (inside && offset < last) to = -1;
      if (character === '\n' && keepsLines) breakLine();
      else if (!/\s/.test(character)) text += character;
      else if (text !== '' && !/\s$/.test(text)) text += ' ';
      if (inside && offset < last) to = text.length;
    }
  };
  const read = (node: Node) => {
    if (node instanceof Text) return readText(node);
    if (!(node instanceof Element) || node.matches(skipped)) return;
    const alone = !/^(?:inline|contents)$/.test(getComputedStyle(node).display) || node.tagName === 'BR';
    if (alone) breakLine();
    for (const child of node.childNodes) read(child);
    if (alone) breakLine();
  };
  read(page);
  return { text, from: Math.max(from, 0), to: Math.max(to, 0) };
}
