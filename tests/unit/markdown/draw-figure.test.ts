import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { drawFigure } from '@/lib/markdown/draw-figure';
import { type Figure, figureSchema } from '@/lib/model/figure';

interface Area {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** About what a system font takes, in parts of its size. */
function widthOf(text: string, size: number): number {
  const wide = (character: string) =>
    /[A-ZMW@%]/.test(character) ? 0.66 : /[iljtfr.,:;|'()\s]/.test(character) ? 0.31 : 0.56;
  return [...text].reduce((sum, character) => sum + wide(character) * size, 0);
}

function textsOf(svg: Element): Area[] {
  const areas: Area[] = [];
  visit(svg, 'element', (node) => {
    if (node.tagName !== 'text') return;
    const { x, y, textAnchor, className } = node.properties;
    const text = textOf(node);
    const size = className ? 12.5 : 14.5;
    const width = widthOf(text, size);
    const left = Number(x) - (textAnchor === 'middle' ? width / 2 : textAnchor === 'end' ? width : 0);
    areas.push({ text, left, right: left + width, top: Number(y) - size * 0.75, bottom: Number(y) + size * 0.25 });
  });
  return areas;
}

function problemsOf(figure: Figure): string[] {
  const svg = drawFigure('example', figure);
  const [, , width = 0, height = 0] = String(svg.properties['viewBox']).split(' ').map(Number);
  const texts = textsOf(svg);
  const outside = texts
    .filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)
    .map(({ text }) => `outside: ${text}`);
  const touching = texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `touching: ${a.text} | ${b.text}`),
  );
  return [...outside, ...touching];
}

const flow: Figure = {
  title: 'How a login goes on',
  description: 'The window asks, the directory answers, and a denied login begins again.',
  nodes: [
    { id: 'window', text: 'The login window asks for a name and a password', kind: 'start' },
    { id: 'directory', text: 'Does the directory accept them?', kind: 'question', note: 'pam_result 0 or 9' },
    { id: 'session', text: 'The session opens', kind: 'good' },
    { id: 'denied', text: 'The login is denied', kind: 'bad' },
  ],
  edges: [
    { from: 'window', to: 'directory' },
    { from: 'directory', to: 'session', label: 'yes, and the home exists' },
    { from: 'directory', to: 'denied', label: 'no, or nobody answered' },
    { from: 'denied', to: 'window', label: 'ask again, five times' },
  ],
};

const figures = new URL('../../../content/figures/', import.meta.url);

test.each(readdirSync(figures))('all texts of %s are inside the drawing and apart', (name) => {
  const figure = figureSchema.parse(parse(readFileSync(fileURLToPath(new URL(name, figures)), 'utf8')));
  expect(problemsOf(figure)).toEqual([]);
});

test('labels of arrows that go down, beside and back up are inside the drawing and apart', () => {
  expect(problemsOf(flow)).toEqual([]);
});

test('a word longer than a line is cut, without losing a character', () => {
  const word = 'com.apple.security.temporary-exception.files.home-relative-path.read-write';
  const nodes = flow.nodes.map((node) => (node.id === 'session' ? { ...node, text: word } : node));
  const svg = drawFigure('example', { ...flow, nodes });
  expect(problemsOf({ ...flow, nodes })).toEqual([]);
  expect(textOf(svg)).toContain(word);
});

test('each arrow ends at its box and is drawn once', () => {
  const svg = drawFigure('login', flow);
  const arrows: Element[] = [];
  visit(svg, 'element', (node) => {
    if (String(node.properties['className']) === 'figure-edge') arrows.push(node);
  });
  expect(arrows).toHaveLength(flow.edges.length);
  for (const arrow of arrows) expect(arrow.properties['markerEnd']).toBe('url(#login-arrow)');
});

test('a drawing has a title and a description for those who can not see it', () => {
  const svg = drawFigure('login', flow);
  expect(svg.properties).toMatchObject({ role: 'img', ariaLabelledBy: ['login-title', 'login-description'] });
  expect(textOf(svg.children[0] as Element)).toBe(flow.title);
  expect(textOf(svg.children[1] as Element)).toBe(flow.description);
});

test('an arrow to a box that does not exist is a broken promise', () => {
  expect(() => drawFigure('login', { ...flow, edges: [{ from: 'window', to: 'desktop' }] })).toThrow(RangeError);
});
