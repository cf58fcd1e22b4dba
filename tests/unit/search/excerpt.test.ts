import { expect, test } from 'vitest';
import { findSpans, type Marks, markExcerpt } from '@/lib/search/excerpt';

const marks: Marks = new Map([
  ['-34018', { word: '-34018', weight: 6 }],
  ['entitlement', { word: 'entitlement', weight: 4 }],
  ['entitlements', { word: 'entitlement', weight: 3 }],
  ['accessible', { word: 'accessible', weight: 2 }],
]);

function excerptOf(text: string): string {
  return markExcerpt(text, findSpans(text, marks))
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');
}

test('a short text is shown whole with its matches marked', () => {
  expect(excerptOf('The entitlements are missing (−34018).')).toBe('The [entitlements] are missing ([−34018]).');
});

test('a part of a name is marked where it stands', () => {
  expect(excerptOf('Set kSecAttrAccessible')).toBe('Set kSecAttr[Accessible]');
});

test('a long text is cut at words around the densest place', () => {
  const filler = 'Keychain items live in groups that the system checks at every call. '.repeat(6);
  const excerpt = excerptOf(
    `An entitlement is a claim. ${filler}Without the entitlement the call gives -34018. ${filler}`,
  );
  expect(excerpt).toMatch(/^… /);
  expect(excerpt).toMatch(/ …$/);
  expect(excerpt).toContain('Without the [entitlement] the call gives [-34018].');
});

test('markup in a text stays text', () => {
  expect(excerptOf('<b>entitlement</b> & more')).toBe('<b>[entitlement]</b> & more');
});

test('a text without matches begins at its start', () => {
  expect(excerptOf('Nothing to see.\nReally.')).toBe('Nothing to see. Really.');
});

test('a text that comes again has its matches at the same places', () => {
  const text = 'No entitlement, then two entitlements and -34018.';
  const first = findSpans(text, marks);
  expect(first.map(({ start, end }) => text.slice(start, end))).toEqual(['entitlement', 'entitlements', '-34018']);
  expect(findSpans(text, marks)).toEqual(first);
});

test('of two words that stand for the same place the one that weighs more counts', () => {
  for (const order of [
    ['plugin', 'plug-in'],
    ['plug-in', 'plugin'],
  ]) {
    const both: Marks = new Map(order.map((term) => [term, { word: term, weight: term === 'plugin' ? 2 : 3 }]));
    expect(findSpans('A plug-in.', both)).toEqual([{ start: 2, end: 9, weight: 3, word: 'plug-in' }]);
  }
});

const group: Marks = new Map([
  ['access', { word: 'access', weight: 4 }],
  ['keychain group', { word: 'access', weight: 2 }],
]);

function markedIn(text: string, marks: Marks): string[] {
  return findSpans(text, marks).map(({ start, end }) => text.slice(start, end));
}

test('words of a synonym are marked where they follow one another, as one', () => {
  expect(markedIn('A group of keychain items, in a keychain group or a KeychainGroup: access.', group)).toEqual([
    'keychain group',
    'KeychainGroup',
    'access',
  ]);
});

test('words of a synonym that a text has apart are marked if it has nothing else of the query', () => {
  expect(markedIn('The group that a keychain has', group)).toEqual(['group', 'keychain']);
  expect(markedIn('A group for access', group)).toEqual(['access']);
  expect(markedIn('A group alone', group)).toEqual([]);
});
