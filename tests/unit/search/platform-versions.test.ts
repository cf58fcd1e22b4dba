import { expect, test } from 'vitest';
import { knownVersions, versionsOf } from '@/lib/search/platform-versions';

const pages = [
  { platforms: { ios: 'all', macos: '10.15 and later' } },
  { platforms: { macos: '15 and later' } },
  { platforms: { macos: '13.3 and later', ios: '16.4 (where it was seen)' } },
  { platforms: { macos: 'data protection keychain' } },
];
const known = knownVersions(pages);

test('versions that pages name can be asked for, oldest first', () => {
  expect(known.get('macos')).toEqual(['10.15', '13.3', '15']);
  expect(known.get('ios')).toEqual(['16.4']);
  expect(known.get('tvos')).toEqual([]);
});

test('a page applies from its version on, or to that version alone', () => {
  expect(versionsOf({ macos: '13.3 and later' }, known)).toEqual(['macos-13.3', 'macos-15']);
  expect(versionsOf({ ios: '16.4 (where it was seen)' }, known)).toEqual(['ios-16.4']);
});

test('a page without a version applies to all versions of its platforms', () => {
  expect(versionsOf({ macos: 'data protection keychain' }, known)).toEqual(['macos-10.15', 'macos-13.3', 'macos-15']);
  expect(versionsOf({}, known)).toEqual([]);
});
