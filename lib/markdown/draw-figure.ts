import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Figure } from '../model/figure';

/** All lengths are units of the drawing; a phone of 360 px shows one unit as about 0.85 px. */
const width = 384;
const boxLeft = 34;
const boxWidth = 296;
const lineHeight = 19;
const noteHeight = 16;
const padding = 12;
const gap = 38;
const textColumns = 37;
const noteColumns = 45;

interface Box {
  top: number;
  height: number;
  lines: string[];
  notes: string[];
}

/**
 * Draw a flow from top to bottom. Colours come from classes, so that it fits both themes; arrows between neighbours run
 * straight down, others beside the boxes, forward ones right, backward ones left.
 *
 * @param id of the figure; makes ids inside the drawing unique on a page
 */
export function drawFigure(id: string, figure: Figure): Element {
  const boxes = layOut(figure);
  const last = [...boxes.values()].at(-1);
  const height = last ? last.top + last.height + 4 : 0;
  return s(
    'svg',
    {
      className: ['figure'],
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      ariaLabelledBy: [`${id}-title`, `${id}-description`],
    },
    s('title', { id: `${id}-title` }, figure.title),
    s('desc', { id: `${id}-description` }, figure.description),
    s(
      'defs',
      s(
        'marker',
        { id: `${id}-arrow`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
        s('path', { className: ['figure-arrow'], d: 'M0 0 8 4 0 8z' }),
      ),
    ),
    ...drawEdges(id, figure, boxes),
    ...figure.nodes.map((node) => drawNode(node, boxes.get(node.id))),
  );
}

function layOut(figure: Figure): Map<string, Box> {
  const boxes = new Map<string, Box>();
  let top = 4;
  for (const node of figure.nodes) {
    const lines = wrap(node.text, textColumns);
    const notes = node.note ? wrap(node.note, noteColumns) : [];
    const height = padding * 2 + lines.length * lineHeight + notes.length * noteHeight - 4;
    boxes.set(node.id, { top, height, lines, notes });
    top += height + gap;
  }
  return boxes;
}

/** Break a text into lines of at most `columns` characters; a longer word stands alone. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function drawNode(node: Figure['nodes'][number], box: Box | undefined): Element {
  if (!box) throw new RangeError(`Node ${node.id} has no box`);
  const middle = boxLeft + boxWidth / 2;
  const round = node.kind === 'start' ? Math.min(box.height / 2, 24) : node.kind === 'question' ? 14 : 5;
  const first = box.top + padding + 12;
  const notesTop = first + box.lines.length * lineHeight;
  return s(
    'g',
    { className: ['figure-node', `figure-${node.kind}`] },
    s('rect', { x: boxLeft, y: box.top, width: boxWidth, height: box.height, rx: round }),
    ...box.lines.map((line, index) =>
      s('text', { x: middle, y: first + index * lineHeight, textAnchor: 'middle' }, line),
    ),
    ...box.notes.map((line, index) =>
      s(
        'text',
        { className: ['figure-note'], x: middle, y: notesTop + index * noteHeight, textAnchor: 'middle' },
        line,
      ),
    ),
  );
}

function drawEdges(id: string, figure: Figure, boxes: Map<string, Box>): Element[] {
  const order = figure.nodes.map((node) => node.id);
  let right = 0;
  let left = 0;
  return figure.edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (!from || !to) throw new RangeError(`Edge from ${edge.from} to ${edge.to} has no end`);
    const distance = order.indexOf(edge.to) - order.indexOf(edge.from);
    const marker = `url(#${id}-arrow)`;
    if (distance === 1) {
      const x = boxLeft + boxWidth / 2;
      const y = from.top + from.height;
      return [
        s('path', { className: ['figure-edge'], d: `M${x} ${y}V${to.top - 1}`, markerEnd: marker }),
        ...label(edge.label, x + 8, y + gap / 2 + 4, 'start'),
      ];
    }
    const forward = distance > 1;
    const lane = forward ? boxLeft + boxWidth + 12 + (right++ % 4) * 10 : boxLeft - 10 - (left++ % 3) * 9;
    const side = forward ? boxLeft + boxWidth : boxLeft;
    const start = from.top + from.height - Math.min(14, from.height / 3);
    const end = to.top + Math.min(14, to.height / 3);
    return [
      s('path', {
        className: ['figure-edge'],
        d: `M${side} ${start}H${lane}V${end}H${forward ? side + 1 : side - 1}`,
        markerEnd: marker,
      }),
      ...label(edge.label, forward ? side - 2 : side + 2, from.top + from.height + 15, forward ? 'end' : 'start'),
    ];
  });
}

function label(text: string | undefined, x: number, y: number, textAnchor: 'start' | 'end'): Element[] {
  return text ? [s('text', { className: ['figure-label'], x, y, textAnchor }, text)] : [];
}
