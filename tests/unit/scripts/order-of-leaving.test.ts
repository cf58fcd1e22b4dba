import { expect, test } from 'vitest';
import { orderOfLeaving } from '@/scripts/order-of-leaving';

const library = {
  topics: [{ slug: 'keychain' }, { slug: 'passkeys' }],
  entries: [
    { slug: 'old', posts: [], reviewed: '2025-01-01' },
    { slug: 'new', posts: [], reviewed: '2026-01-01' },
    { slug: 'answer', posts: ['a-post'], reviewed: '2024-01-01' },
  ],
} as unknown as Parameters<typeof orderOfLeaving>[0];

const names = [
  'index.html',
  'errors/-50/index.html',
  'tags/index.html',
  'tags/privacy/index.html',
  'entries/old/index.html',
  'entries/new/index.html',
  'entries/answer/index.html',
  'topics/passkeys/index.html',
  'topics/keychain/index.html',
  'search-index/head-1a2b3c4d.json',
];

function leaving(indexBytes: number): string[] {
  const placeOf = orderOfLeaving(library, indexBytes);
  const placed = names.filter((name) => placeOf(name) !== undefined);
  return placed.sort((a, b) => (placeOf(b) ?? 0) - (placeOf(a) ?? 0));
}

test('lists by tag go first, then entries, then topics, and the index last; numbers and the rest stay', () => {
  expect(leaving(1_000_000)).toEqual(names.slice(3));
});

test('an index that is too large for any copy goes before them', () => {
  expect(leaving(9_000_000)).toEqual(['search-index/head-1a2b3c4d.json', ...names.slice(3, -1)]);
});

test('the list of all tags stays, because it is short', () => {
  expect(orderOfLeaving(library, 0)('tags/index.html')).toBeUndefined();
});
