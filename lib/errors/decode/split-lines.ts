/** A line of the text, or a part of a very long one. Offsets are those of the text. */
export interface Line {
  start: number;
  end: number;
  /** 1-based number of the line in the text; parts of one line share it. */
  number: number;
}

/** Longer lines are cut, so that what is near a place stays small whatever is pasted. */
const longest = 4000;

/** Cut a text into lines; lines longer than 4000 characters are cut at a space or comma where there is one. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let number = 1;
  for (let start = 0; start <= text.length; number += 1) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    cut(text, start, end, number, lines);
    start = end + 1;
  }
  return lines;
}

function cut(text: string, from: number, to: number, number: number, lines: Line[]): void {
  let start = from;
  while (to - start > longest) {
    const end = breakBefore(text, start + longest);
    lines.push({ start, end, number });
    start = end;
  }
  lines.push({ start, end: to, number });
}

function breakBefore(text: string, wanted: number): number {
  for (let end = wanted; end > wanted - 200; end -= 1) {
    if (text[end - 1] === ' ' || text[end - 1] === ',') return end;
  }
  return wanted;
}

/** Position in `lines` of the line that holds an offset. */
export function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
