import type { Advice, Decoding, Explanation, Finding, Missing, Rung, Unknown } from '@/lib/errors/decode';
import { writeReport } from '@/lib/errors/decode/write-report';

/** A finding as the page shows it: where it first stands, and how often, instead of every place. */
export interface ViewFinding extends Omit<Finding, 'spans'> {
  count: number;
  /** Position of its first mark, and the line that is in. */
  mark: number;
  line: number;
}

/** What the worker sends. Marks are flat, because a log of a megabyte has ten thousand of them. */
export interface DecodeView {
  length: number;
  lines: number;
  /** Start, end and finding of each mark, in the order of the text. */
  marks: Uint32Array<ArrayBuffer>;
  findings: ViewFinding[];
  ladders: Rung[][];
  missing: Missing[];
  explanations: Explanation[];
  unknown: Unknown[];
  first?: Advice;
  /** For a ticket. */
  markdown: string;
  text: string;
}

/** Ladders and unknown names sent at most; a page of them helps nobody. */
const shown = 20;

/** @param origin of the site, so that the links of a ticket work elsewhere */
export function viewOf(text: string, decoding: Decoding, origin: string): DecodeView {
  const { length, lines, spans, findings, ladders, missing, explanations, unknown, first } = decoding;
  const marks = new Uint32Array(spans.length * 3);
  for (const [finding, { spans: positions }] of findings.entries()) {
    for (const position of positions) {
      const span = spans[position];
      if (span) marks.set([span.start, span.end, finding], position * 3);
    }
  }
  const lineOf = openLines(text);
  return {
    length,
    lines,
    marks,
    findings: findings.map(({ spans: positions, ...finding }) => ({
      ...finding,
      count: positions.length,
      mark: positions[0] ?? 0,
      line: lineOf(spans[positions[0] ?? 0]?.start ?? 0),
    })),
    ladders: ladders.slice(0, shown),
    missing: missing.slice(0, shown),
    explanations,
    unknown: unknown.slice(0, shown),
    ...(first ? { first } : {}),
    markdown: writeReport(decoding, { format: 'markdown', origin }),
    text: writeReport(decoding, { format: 'text', origin }),
  };
}

/** Line numbers of offsets, without counting from the start each time. */
function openLines(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
