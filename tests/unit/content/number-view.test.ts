import { expect, test } from 'vitest';
import { familyAnchors } from '@/lib/content/family-anchors';
import { numberView } from '@/lib/content/number-view';
import { validLibrary } from './valid-library';

const library = await validLibrary();

test('a number is shown with its forms, meanings, note and pages', () => {
  const { forms, meanings } = numberView(library, -50);
  expect(forms).toMatchObject({ decimal: '-50', hex: '0xffffffce' });
  expect(meanings).toHaveLength(1);
  expect(meanings[0]).toMatchObject({
    anchor: 'errSecParam',
    row: 'errSecParam',
    meaning: 'A key or value in the call is not allowed, or two of them exclude each other.',
  });
  expect(meanings[0]?.note?.sections.map(({ title }) => title)).toEqual(['When you see it', 'Causes', 'Fix']);
  expect(meanings[0]?.entries.map(({ slug }) => slug)).toEqual(['access-control-returns-param-error']);
  expect(meanings[0]?.topics.map(({ slug }) => slug)).toEqual(['keychain']);
});

test('two meanings with one symbol have different addresses', () => {
  const { meanings } = numberView(library, 65);
  const anchors = meanings.map(({ anchor }) => anchor);
  expect(anchors[0]).toBe('EX_DATAERR');
  expect(new Set(anchors).size).toBe(2);
  for (const { reason } of meanings) expect(reason).not.toBe('');
});

test('neighbours are the known numbers of the same domain, the number among them', () => {
  expect(numberView(library, -25300).neighbours).toEqual([
    { number: -34018, names: ['errSecMissingEntitlement'] },
    { number: -25300, names: ['errSecItemNotFound'] },
    { number: -50, names: ['errSecParam'] },
  ]);
  expect(numberView(library, 9).neighbours).toEqual([{ number: 9, names: ['PAM_AUTH_ERR'] }]);
});

test('a number that no table has is a broken promise', () => {
  expect(() => numberView(library, 1)).toThrow(RangeError);
});

test('rows of a family have different addresses, plain ones where they can', () => {
  const pam = library.codes.filter(({ family }) => family === 'pam');
  expect(familyAnchors(pam)).toEqual(['PAM_AUTH_ERR', 'EX_DATAERR', 'sysexits-65-EX_DATAERR']);
});
