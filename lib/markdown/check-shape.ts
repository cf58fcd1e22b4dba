import type { VFile } from 'vfile';
import { report } from '../rules';

/** What people write stays far below all of these; above them, readers of Markdown take time that grows with the square. */
const most = {
  characters: 400_000,
  /** Quotations and lists within each other, as marks at the start of a line. */
  marks: 12,
  /** Spaces before an item, two of which may be a level. */
  indentation: 60,
  columns: 40,
  /** Runs of `*`, `_` and `~` between two empty lines. */
  emphases: 2000,
  /** The same of `[`. */
  brackets: 3000,
};

const marksOfLine = /^(?:[ \t]{0,99}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;

/**
 * Refuse a Markdown text of a shape that no person writes and that would keep its readers busy without end: nested
 * without end, as wide as it is long, or full of marks.
 *
 * @returns whether the text may be read; if not, the problem is in the file's messages
 */
export function checkShape(file: VFile, text: string): boolean {
  if (text.length > most.characters) return refuse(file, 1, `text of ${text.length} characters`, most.characters);
  let emphases = 0;
  let brackets = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      emphases = 0;
      brackets = 0;
    }
    brackets += line.split('[').length - 1;
    emphases += line.match(/[*~]{1,9}|(?<!\w)_{1,9}|_{1,9}(?!\w)/g)?.length ?? 0;
    const marks = marksOfLine.exec(line)?.[0] ?? '';
    const levels = marks.match(/>|[-*+]|\d+/g)?.length ?? 0;
    const indentation = marks.length - marks.trimStart().length;
    const columns = /^[ \t>|:-]+$/.test(line) ? line.split('|').length - 2 : 0;
    if (levels > most.marks) return refuse(file, index + 1, `${levels} levels of lists and quotations`, most.marks);
    if (indentation > most.indentation)
      return refuse(file, index + 1, `item behind ${indentation} spaces`, most.indentation);
    if (columns > most.columns) return refuse(file, index + 1, `table of ${columns} columns`, most.columns);
    if (brackets > most.brackets) return refuse(file, index + 1, 'number of brackets in one block', most.brackets);
    if (emphases > most.emphases) return refuse(file, index + 1, 'number of emphases in one block', most.emphases);
  }
  return true;
}

function refuse(file: VFile, line: number, what: string, limit: number): false {
  report(file, 'markup-shape', { line }, what, limit);
  return false;
}
