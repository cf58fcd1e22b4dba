import { expect, test } from 'vitest';
import { facetValues, toggled } from '@/app/_islands/search-facets';

const counts = { macos: 40, ios: 30, 'macos-15': 35, 'macos-10.15': 20, 'macos-26': 39, 'ios-18': 12 };

test('versions are offered for a platform that is chosen, the newest first', () => {
  expect(facetValues('platform', counts, [])).toEqual([
    ['macos', 40],
    ['ios', 30],
  ]);
  expect(facetValues('platform', counts, ['macos']).map(([value]) => value)).toEqual([
    'macos',
    'macos-26',
    'macos-15',
    'macos-10.15',
    'ios',
  ]);
  expect(facetValues('platform', counts, ['ios-18']).map(([value]) => value)).toEqual(['macos', 'ios', 'ios-18']);
});

test('a chosen value stays although nothing is left of it', () => {
  expect(facetValues('topic', { keychain: 3 }, ['tcc'])).toEqual([
    ['keychain', 3],
    ['tcc', 0],
  ]);
  expect(facetValues('platform', {}, ['tvos-17'])).toEqual([
    ['tvos', 0],
    ['tvos-17', 0],
  ]);
});

test('a version takes the place of its platform, and the other way round', () => {
  expect(toggled('platform', ['macos', 'ios'], 'macos-15')).toEqual(['ios', 'macos-15']);
  expect(toggled('platform', ['macos-15'], 'macos-26')).toEqual(['macos-26']);
  expect(toggled('platform', ['macos-15'], 'macos-15')).toEqual([]);
  expect(toggled('kind', ['entry'], 'topic')).toEqual(['entry', 'topic']);
});
