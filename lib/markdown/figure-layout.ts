import type { Figure } from '../model/figure';

/** All lengths are units of the drawing; a phone of 360 px shows one unit as about 0.85 px. */
export const width = 384;
export const boxLeft = 34;
export const boxWidth = 296;
export const lineHeight = 19;
export const noteHeight = 16;
export const padding = 12;
const gap = 38;
const textColumns = 37;
const noteColumns = 45;
const labelHeight = 14;
/** Mean width of a character of a label. */
const labelColumn = 6.7;

export type Edge = Figure['edges'][number];

export interface Box {
  top: number;
  height: number;
  lines: string[];
  notes: string[];
}

/** Where the text at the beginning of an arrow stands. */
export interface Label {
  x: number;
  textAnchor: 'start' | 'end';
  /** 0 for the line right below the box; labels that would touch have lines of their own. */
  row: number;
}

export interface Layout {
  boxes: Map<string, Box>;
  labels: Map<Edge, Label>;
  height: number;
}

/** Boxes from top to bottom, with room between them for the labels of the arrows that leave the upper one. */
export function layOut(figure: Figure): Layout {
  const boxes = new Map<string, Box>();
  const labels = new Map<Edge, Label>();
  let top = 4;
  let height = 0;
  for (const node of figure.nodes) {
    const lines = wrap(node.text, textColumns);
    const notes = node.note ? wrap(node.note, noteColumns) : [];
    const box = { top, height: padding * 2 + lines.length * lineHeight + notes.length * noteHeight - 4, lines, notes };
    boxes.set(node.id, box);
    const rows = placeLabels(figure, node.id, labels);
    height = top + box.height + 4 + rows * labelHeight + (rows > 0 ? 4 : 0);
    top += box.height + Math.max(gap, 24 + rows * labelHeight);
  }
  return { boxes, labels, height };
}

/** Base line of a label. */
export function labelBase(from: Box, label: Label): number {
  return from.top + from.height + 15 + label.row * labelHeight;
}

/** How many boxes an arrow goes down; negative if it goes up. */
export function distanceOf(figure: Figure, edge: Edge): number {
  const order = figure.nodes.map((node) => node.id);
  return order.indexOf(edge.to) - order.indexOf(edge.from);
}

/** @returns how many lines the labels below a box take */
function placeLabels(figure: Figure, from: string, labels: Map<Edge, Label>): number {
  const rows: { left: number; right: number }[][] = [];
  for (const edge of figure.edges) {
    if (edge.from !== from || !edge.label) continue;
    const { x, textAnchor } = besideArrow(distanceOf(figure, edge));
    const length = edge.label.length * labelColumn;
    const left = textAnchor === 'end' ? x - length : x;
    const span = { left: left - 4, right: left + length + 4 };
    let row = rows.findIndex((taken) => taken.every((other) => other.right < span.left || span.right < other.left));
    if (row === -1) row = rows.push([]) - 1;
    rows[row]?.push(span);
    labels.set(edge, { x, textAnchor, row });
  }
  return rows.length;
}

function besideArrow(distance: number): Pick<Label, 'x' | 'textAnchor'> {
  if (distance === 1) return { x: boxLeft + boxWidth / 2 + 8, textAnchor: 'start' };
  return distance > 1 ? { x: boxLeft + boxWidth - 2, textAnchor: 'end' } : { x: boxLeft + 2, textAnchor: 'start' };
}

/** Break a text into lines of at most `columns` characters; a longer word is cut. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((long) => cut(long, columns))) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function cut(word: string, columns: number): string[] {
  return word.match(new RegExp(`.{1,${columns}}`, 'gsu')) ?? [];
}
