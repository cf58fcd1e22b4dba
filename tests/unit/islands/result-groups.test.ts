import { expect, test } from 'vitest';
import { hitFacts } from '@/app/_islands/result-groups';
import type { SearchHit } from '@/lib/search/search-engine';

const hit: SearchHit = {
  url: '/topics/keychain/',
  title: 'Keychain',
  kind: 'topic',
  topics: [],
  tags: [],
  platforms: [],
  excerpt: [],
  score: 1,
  matched: [],
};

test('a hit names its section, status and platforms as Apple spells them', () => {
  expect(hitFacts({ ...hit, section: 'Why', status: 'documented', platforms: ['macos', 'ios'] })).toBe(
    'Why · documented · macOS, iOS',
  );
});

test('a hit of which nothing is known has no facts, and all platforms are not named', () => {
  expect(hitFacts(hit)).toBe('');
  expect(hitFacts({ ...hit, platforms: ['ios', 'ipados', 'macos', 'tvos', 'watchos'] })).toBe('');
});
