/** First and last line of a capture, 1-based and inclusive. */
export interface LineRange {
  first: number;
  last: number;
}

/** Read `55-67` or `401`. The last line may be smaller than the first: whoever checks ranges reports that. */
export function parseLineRange(lines: string): LineRange {
  const [first, last] = lines.split('-');
  return { first: Number(first), last: Number(last ?? first) };
}

/** The opposite of `parseLineRange`. */
export function formatLineRange({ first, last }: LineRange): string {
  return first === last ? `${first}` : `${first}-${last}`;
}

/** Split a capture as numbered lines are counted: a line feed at the very end does not begin another line. */
export function splitCapture(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
