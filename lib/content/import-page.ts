import type { CaptureLink } from './capture-links';
import { serializeLinks } from './capture-links';
import type { RecognizedForm } from './import-form';

/** A stretch of a line that a saved page marks: a link, or words in the type of code. Offsets are UTF-16 units. */
export interface LineSpan {
  start: number;
  end: number;
  /** Where a link leads; words of code have none. */
  url?: string;
}

/** What a saved page says about one of its lines and pasted text does not. */
export interface LineMark {
  /** Number of the preformatted block the line belongs to. */
  pre?: number;
  /** Language that block names. */
  language?: string;
  heading?: boolean;
  quote?: boolean;
  /** Item of a list: how deep, and whether its marker stands here or in a line before. */
  list?: { depth: number; marker?: '-' | number };
  /** Whether an article, such as a reply, begins here. */
  starts?: boolean;
  spans?: LineSpan[];
}

/** A forum page as lines of text. For pasted text, the lines as they are. */
export interface Page {
  format: 'text' | 'html' | 'feed';
  lines: string[];
  /** One for each line, or none at all. */
  marks: LineMark[];
  /** Form of the page, where the file itself shows it. */
  form?: RecognizedForm;
  /** Address that the page gives for itself. */
  url?: string;
  /** Characters left out because they can't be seen. */
  invisible: number;
}

/** Lines of a page with the addresses of its links below them: the text that is stored as a capture. */
export function captureOf({ lines, marks }: Page): string {
  const links = marks.flatMap(({ spans = [] }, index) =>
    spans.flatMap(({ start, end, url }): CaptureLink[] => {
      const text = lines[index]?.slice(start, end).replace(/\s+/g, ' ').trim() ?? '';
      return url === undefined || text === '' ? [] : [{ line: index + 1, text, url }];
    }),
  );
  return `${[...lines, ...serializeLinks(links)].join('\n')}\n`;
}
