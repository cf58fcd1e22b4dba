import type { DecodeView } from './decode-view';

/** Characters and marks put into the page in one go, so that no step takes long enough to be felt. */
const charactersPerPart = 12_000;
const marksPerPart = 80;

/** Prefix of the id of a mark, which findings point to. */
export const markId = (mark: number) => `mark-${mark}`;

/**
 * Put a text with its marks into an element, part by part while the browser is idle. Text becomes text nodes and
 * nothing else.
 *
 * @returns a function that stops it
 */
export function renderAnnotated(place: HTMLElement, text: string, view: DecodeView): () => void {
  place.replaceChildren();
  let offset = 0;
  let mark = 0;
  let stopped = false;
  const step = () => {
    if (stopped) return;
    const part = nextPart(text, view.marks, offset, mark);
    place.append(renderPart(text, view, part));
    offset = part.end;
    mark = part.lastMark;
    if (offset < text.length) idle(step);
  };
  step();
  return () => {
    stopped = true;
  };
}

interface Part {
  start: number;
  end: number;
  firstMark: number;
  /** The mark after the last one. */
  lastMark: number;
}

/** A part ends at the end of a line where there is one, and never within a mark. */
function nextPart(text: string, marks: Uint32Array, start: number, firstMark: number): Part {
  let end = Math.min(text.length, start + charactersPerPart);
  const limit = marks[(firstMark + marksPerPart) * 3];
  if (limit !== undefined && limit < end) end = Math.max(limit, start + 1);
  if (end < text.length) {
    const newline = text.lastIndexOf('\n', end - 1);
    if (newline >= start) end = newline + 1;
  }
  let lastMark = firstMark;
  while ((marks[lastMark * 3] ?? text.length) < end) lastMark += 1;
  const lastEnd = lastMark > firstMark ? (marks[lastMark * 3 - 2] ?? end) : end;
  return { start, end: Math.max(end, lastEnd), firstMark, lastMark };
}

function renderPart(text: string, view: DecodeView, { start, end, firstMark, lastMark }: Part): HTMLElement {
  const part = document.createElement('span');
  // Blocks may be left out of layout while they are out of sight; a part of a line has to stay in it.
  if (text[end - 1] === '\n' && end - start < text.length) part.className = 'annotated-part';
  let at = start;
  for (let mark = firstMark; mark < lastMark; mark += 1) {
    const from = view.marks[mark * 3] ?? end;
    const to = view.marks[mark * 3 + 1] ?? end;
    part.append(text.slice(at, from), renderMark(text.slice(from, to), view, mark));
    at = to;
  }
  part.append(text.slice(at, end));
  return part;
}

function renderMark(text: string, { findings, marks }: DecodeView, mark: number): HTMLElement {
  const finding = findings[marks[mark * 3 + 2] ?? 0];
  const element = document.createElement(finding?.href ? 'a' : 'mark');
  if (element instanceof HTMLAnchorElement && finding?.href) element.href = finding.href;
  element.id = markId(mark);
  element.textContent = text;
  if (finding) element.title = finding.detail ? `${finding.what}: ${finding.detail}` : finding.what;
  // The Tab key stops once at each thing, not at each of its thousand repetitions.
  if (finding?.mark !== mark || !finding.href) element.tabIndex = -1;
  return element;
}

function idle(step: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(step, { timeout: 200 });
  else setTimeout(step, 8);
}
