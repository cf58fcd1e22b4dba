import { expect, test } from 'vitest';
import { lineRangeSchema, platformVersionsSchema, reviewedSchema, slugSchema } from '@/lib/model/ids';
import { codeKey } from '@/lib/model/library';

test.each(['keychain', 'keychain-missing-entitlement-34018', '1password', 'a'])('%j is a slug', (slug) => {
  expect(slugSchema.safeParse(slug).success).toBe(true);
});

test.each([
  '',
  'Keychain',
  'key chain',
  'key_chain',
  '-keychain',
  'keychain-',
  'key--chain',
  'schlüssel',
  'a/b',
  '..',
  'a\n',
  'a'.repeat(81),
])('%j is no slug', (slug) => {
  expect(slugSchema.safeParse(slug).success).toBe(false);
});

test.each(['55-67', '401', '1-1'])('%j are lines', (lines) => {
  expect(lineRangeSchema.safeParse(lines).success).toBe(true);
});

test.each(['', '0-3', '5-', '-5', '5–7', '5 - 7', '1-2-3', 'all'])('%j are no lines', (lines) => {
  expect(lineRangeSchema.safeParse(lines).success).toBe(false);
});

test.each(['2026-02-29', '2026-13-01', '24.11.2026', '2026-11-24T00:00:00Z', '26-11-24', ''])('%j is no day', (day) => {
  expect(reviewedSchema.safeParse(day).success).toBe(false);
});

test('only the platforms there are have versions', () => {
  expect(platformVersionsSchema.safeParse({ ios: '15 and later', macos: 'all' }).success).toBe(true);
  expect(platformVersionsSchema.safeParse({ iOS: 'all' }).success).toBe(false);
  expect(platformVersionsSchema.safeParse({ ios: '' }).success).toBe(false);
});

test('the key of a code without a symbol ends with its number', () => {
  expect(codeKey({ domain: 'AKAuthenticationError', code: -7026, symbol: '' })).toBe('AKAuthenticationError -7026');
});
