/** A link of a saved page: the line of the capture it stands in, its words, and where it leads. */
export interface CaptureLink {
  line: number;
  text: string;
  url: string;
}

export interface LinkTable {
  /** 1-based line of the table's heading. */
  first: number;
  links: CaptureLink[];
}

const heading = 'Links of this page, each with its line, its words and its address:';
const row = /^(\d{1,9})\t([^\t]+)\t(\S+)$/;

/** The lines that close the capture of a saved page which has links: a heading and a row for each. */
export function serializeLinks(links: readonly CaptureLink[]): string[] {
  if (links.length === 0) return [];
  return [heading, ...links.map(({ line, text, url }) => `${line}\t${text}\t${url}`)];
}

/** Read the table of links at the end of a capture; `undefined` if it has none, as pasted text has. */
export function parseLinks(lines: readonly string[]): LinkTable | undefined {
  const start = lines.lastIndexOf(heading);
  if (start < 0) return undefined;
  const links: CaptureLink[] = [];
  for (const text of lines.slice(start + 1)) {
    const match = row.exec(text);
    if (!match) return undefined;
    links.push({ line: Number(match[1]), text: match[2] ?? '', url: match[3] ?? '' });
  }
  return { first: start + 1, links };
}

/** What the proof compares: words without white space, and the address. */
export function linkKey(text: string, url: string): string {
  return `${text.replace(/\s+/g, '')}\n${url}`;
}

/** Keys of the links that a post in these lines may have: those that lead elsewhere by `https:`. */
export function linkKeysOf(lines: readonly string[], range: { first: number; last: number }): Set<string> {
  const links = parseLinks(lines)?.links ?? [];
  const own = links.filter(({ line, url }) => line >= range.first && line <= range.last && url.startsWith('https://'));
  return new Set(own.map(({ text, url }) => linkKey(text, url)));
}
