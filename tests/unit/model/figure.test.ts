import { expect, test } from 'vitest';
import { figureSchema } from '@/lib/model/figure';
import { groupBy } from '@/lib/model/group-by';

const figure = {
  title: 'Which keychain a call reaches',
  description: 'A call reaches the data protection keychain on iOS.',
  nodes: [
    { id: 'call', text: 'A SecItem call', kind: 'start' },
    { id: 'modern', text: 'Data protection keychain', kind: 'good' },
  ],
  edges: [{ from: 'call', to: 'modern' }],
};

const issuesOf = (value: unknown) =>
  figureSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('a figure is nodes and edges between them', () => {
  expect(issuesOf(figure)).toEqual([]);
});

test('both ends of an edge are nodes', () => {
  expect(issuesOf({ ...figure, edges: [{ from: 'calls', to: 'legacy' }] })).toEqual([
    'edges.0.from: expected one of call, modern',
    'edges.0.to: expected one of call, modern',
  ]);
});

test('two nodes have two ids', () => {
  expect(issuesOf({ ...figure, nodes: [...figure.nodes, { id: 'call', text: 'Again', kind: 'step' }] })).toEqual([
    'nodes: expected ids that differ',
  ]);
});

test('groups keep the order of items and of keys', () => {
  expect([...groupBy(['b1', 'a1', 'b2'], (item) => item[0])]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});
