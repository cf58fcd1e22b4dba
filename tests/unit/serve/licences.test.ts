import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkLicence, listPackages } from '@/lib/serve/licences';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

test('every package that the site is built or served with has a licence that allows it', () => {
  const packages = listPackages(lock);
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.filter(({ licence }) => !checkLicence(licence))).toEqual([]);
});

test('development packages are listed only if asked for', () => {
  const names = (development: boolean) => listPackages(lock, { development }).map(({ name }) => name);
  expect(names(false)).not.toContain('vitest');
  expect(names(true)).toContain('vitest');
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND LGPL-3.0-or-later', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['none', false],
])('%s is fine: %s', (expression, isFine) => {
  expect(checkLicence(expression)).toBe(isFine);
});
