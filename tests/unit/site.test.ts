import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorOf, codeAnchor, url } from '@/lib/site';

test('addresses of pages are paths that end with a slash', () => {
  expect(url.entry('keychain-missing-entitlement')).toBe('/entries/keychain-missing-entitlement/');
  expect(url.topic('keychain', 'how-it-works')).toBe('/topics/keychain/#how-it-works');
  expect(url.number(-25300, 'errSecItemNotFound')).toBe('/errors/-25300/#errSecItemNotFound');
  expect(url.number(0)).toBe('/errors/0/');
  expect(url.family('keychain')).toBe('/errors/keychain/');
  expect(url.table('entitlements', 'keychain-access-groups')).toBe('/reference/entitlements/#keychain-access-groups');
});

test('a query keeps every character, a blank one is left out', () => {
  expect(url.search('-50 & "sync"')).toBe('/search/?q=-50%20%26%20%22sync%22');
  expect(url.search('')).toBe('/search/');
});

test.each([
  ['errSecItemNotFound', 'errSecItemNotFound'],
  ['com.apple.security.application-groups', 'com.apple.security.application-groups'],
  ['exit reason CODESIGNING', 'exit-reason-CODESIGNING'],
  ['evaluatePolicy(_:localizedReason:reply:)', 'evaluatePolicy(_:localizedReason:reply:)'],
  ['system.preferences.*', 'system.preferences.-'],
  ['  a/b "c"  ', 'a-b--c-'],
])('the anchor of %j is %j', (name, expected) => {
  expect(anchorOf(name)).toBe(expected);
});

test('names that differ only in case keep different anchors', () => {
  expect(anchorOf('errSecParam')).not.toBe(anchorOf('ERRSECPARAM'));
});

test('a code without a symbol is named after its domain', () => {
  expect(codeAnchor({ symbol: 'errSecParam', domain: 'NSOSStatusErrorDomain' })).toBe('errSecParam');
  expect(codeAnchor({ symbol: '', domain: 'AKAuthenticationError' })).toBe('AKAuthenticationError');
});

test('an anchor of any name survives the way through an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (slug, name) => {
      const anchor = anchorOf(name);
      const address = new URL(url.table(slug, anchor), 'https://errsec.example');
      expect(decodeURIComponent(address.hash.slice(1))).toBe(anchor);
      expect(address.origin).toBe('https://errsec.example');
    }),
  );
});
