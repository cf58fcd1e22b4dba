import { expect, test } from 'vitest';
import { groupHits, hitsInSight } from '@/app/_islands/result-groups';
import type { SearchHit } from '@/lib/search/search-engine';

const desktop = { width: 704, height: 504 };
const phone = { width: 296, height: 446 };

function hits(count: number, letters: number, kind: SearchHit['kind'] = 'entry'): SearchHit[] {
  const excerpt = [{ text: 'x'.repeat(letters), marked: false }];
  const one: Omit<SearchHit, 'url'> = {
    title: 'Keychain items',
    kind,
    topics: [],
    tags: [],
    platforms: [],
    excerpt,
    score: 1,
    matched: [],
  };
  return Array.from({ length: count }, (_, index) => ({ ...one, url: `/${kind}/${index}/` }));
}

const inSight = (list: readonly SearchHit[], size = desktop) => hitsInSight(groupHits(list), size);

test('the longer the texts, the fewer hits are in sight', () => {
  expect([20, 190, 400].map((letters) => inSight(hits(8, letters)))).toEqual([8, 6, 4]);
});

test('a phone shows fewer', () => {
  expect([20, 190, 400].map((letters) => inSight(hits(8, letters), phone))).toEqual([7, 3, 2]);
});

test('groups take room for their names', () => {
  const list = [...hits(4, 190, 'code'), ...hits(4, 190, 'name')];
  expect(inSight(list)).toBeLessThanOrEqual(inSight(hits(8, 190)));
  expect(inSight([])).toBe(0);
});

test('there is always a first one, even in a list of no known size', () => {
  expect(inSight(hits(8, 190), { width: 300, height: 40 })).toBe(1);
  expect(inSight(hits(8, 190), { width: 0, height: 500 })).toBe(1);
});
