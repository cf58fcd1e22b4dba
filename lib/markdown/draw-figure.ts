import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Figure } from '../model/figure';
import {
  type Box,
  boxLeft,
  boxWidth,
  distanceOf,
  type Edge,
  type Label,
  type Layout,
  labelBase,
  layOut,
  lineHeight,
  noteHeight,
  padding,
  width,
} from './figure-layout';

/**
 * Draw a flow from top to bottom. Colours come from classes, so that it fits both themes; arrows between neighbours run
 * straight down, others beside the boxes, forward ones right, backward ones left.
 *
 * @param id of the figure; makes ids inside the drawing unique on a page
 */
export function drawFigure(id: string, figure: Figure): Element {
  const layout = layOut(figure);
  return s(
    'svg',
    {
      className: ['figure'],
      viewBox: `0 0 ${width} ${layout.height}`,
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
    ...drawEdges(id, figure, layout),
    ...figure.nodes.map((node) => drawNode(node, layout.boxes.get(node.id))),
  );
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

function drawEdges(id: string, figure: Figure, { boxes, labels }: Layout): Element[] {
  let right = 0;
  let left = 0;
  return figure.edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (!from || !to) throw new RangeError(`Edge from ${edge.from} to ${edge.to} has no end`);
    const distance = distanceOf(figure, edge);
    const arrow = (d: string) => s('path', { className: ['figure-edge'], d, markerEnd: `url(#${id}-arrow)` });
    const text = drawLabel(edge, from, labels.get(edge));
    if (distance === 1) {
      return [arrow(`M${boxLeft + boxWidth / 2} ${from.top + from.height}V${to.top - 1}`), ...text];
    }
    const forward = distance > 1;
    const lane = forward ? boxLeft + boxWidth + 12 + (right++ % 4) * 10 : boxLeft - 10 - (left++ % 3) * 9;
    const side = forward ? boxLeft + boxWidth : boxLeft;
    const start = from.top + from.height - Math.min(14, from.height / 3);
    const end = to.top + Math.min(14, to.height / 3);
    return [arrow(`M${side} ${start}H${lane}V${end}H${forward ? side + 1 : side - 1}`), ...text];
  });
}

function drawLabel(edge: Edge, from: Box, label: Label | undefined): Element[] {
  if (!edge.label || !label) return [];
  const { x, textAnchor } = label;
  return [s('text', { className: ['figure-label'], x, y: labelBase(from, label), textAnchor }, edge.label)];
}
