import { expect, test } from 'vitest';
import { createMarks, findSpans, markExcerpt } from '@/lib/search/excerpt';

const marks = createMarks(
  new Map([
    ['-34018', { word: '-34018', weight: 6 }],
    ['entitlement', { word: 'entitlement', weight: 4 }],
    ['entitlements', { word: 'entitlement', weight: 3 }],
    ['accessible', { word: 'accessible', weight: 2 }],
  ]),
);

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
