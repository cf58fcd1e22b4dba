import { expect, test } from 'vitest';
import { unknownNames } from '@/app/_islands/unknown-names';

const known = [
  { kind: 'name', title: 'com.apple.security.application-groups' },
  { kind: 'code', title: 'errSecParam (-50)' },
  { kind: 'entry', title: 'com.apple.security.app-sandbox' },
] as const;

test('an entitlement that a table has is known, whatever its case', () => {
  expect(unknownNames('com.apple.security.Application-Groups', known)).toEqual([]);
});

test('an entitlement that no table has is named, even where an entry is titled with it', () => {
  expect(unknownNames('is com.apple.developer.foo-bar real', known)).toEqual(['com.apple.developer.foo-bar']);
  expect(unknownNames('com.apple.security.app-sandbox', known)).toEqual(['com.apple.security.app-sandbox']);
});

test('keys, services, rights and attributes are recognized by their shape', () => {
  const query = 'NSMoonUsageDescription kTCCServiceMoon system.moon kSecAttrMoon builtin:moon';
  expect(unknownNames(query, known)).toEqual(query.split(' '));
});

test('ordinary words, numbers and symbols of errors are no identifiers', () => {
  expect(unknownNames('keychain call fails -34018 errSecMoon', known)).toEqual([]);
});

test('a name that is still being typed is not unknown, but one that is done is', () => {
  const hits = [{ kind: 'name', title: 'kTCCServiceScreenCapture' }] as const;
  expect(unknownNames('allow kTCCServiceScreen', hits)).toEqual([]);
  expect(unknownNames('kTCCServiceScreen ', hits)).toEqual(['kTCCServiceScreen']);
  expect(unknownNames('kTCCServiceScreen on macOS', hits)).toEqual(['kTCCServiceScreen']);
  expect(unknownNames('kTCCServiceScreenCaptures', hits)).toEqual(['kTCCServiceScreenCaptures']);
});
