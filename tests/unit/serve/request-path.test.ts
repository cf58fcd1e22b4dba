import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRequestPath } from '@/lib/serve/request-path';

test.each([
  ['/', '/', ''],
  ['/topics?a=1&b=%2F', '/topics', '?a=1&b=%2F'],
  ['/topics/?', '/topics/', '?'],
  ['/topics/#part', '/topics/', ''],
  ['/topics/?q=1#part', '/topics/', '?q=1'],
  ['/errors/%2D25300/', '/errors/-25300/', ''],
  ['//topics///keychain//', '/topics/keychain/', ''],
  ['/topics/./keychain/.', '/topics/keychain/', ''],
  ['/topics/keychain/..', '/topics/', ''],
  ['/topics/..', '/', ''],
  ['/a%2F..%2Fb', '/b', ''],
  ['/100%25', '/100%', ''],
])('%s is the path %s and the query %j', (address, path, query) => {
  expect(parseRequestPath(address)).toEqual({ path, query });
});

test.each([
  ['topics', 400],
  ['', 400],
  ['*', 400],
  ['http://example.org/', 400],
  ['/..', 400],
  ['/topics/../..', 400],
  ['/%2e%2e/', 400],
  ['/%00', 400],
  ['/topics/\0', 400],
  ['/%', 400],
  ['/%g0', 400],
  ['/%ff', 404],
  ['/%c0%ae%c0%ae/', 404],
  [`/${'a'.repeat(8000)}`, 414],
])('%s can be no path: %i', (address, status) => {
  expect(parseRequestPath(address)).toEqual({ status });
});

test('no address leads out of the folder', () => {
  const piece = fc.constantFrom(
    '/',
    '.',
    '..',
    '%2e',
    '%2E%2e',
    '%2f',
    '\\',
    '%5c',
    '%00',
    '%',
    '?',
    '#',
    'a',
    '%ff',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const read = parseRequestPath(`/${pieces.join('')}`);
      if ('status' in read) return;
      expect(read.path).toMatch(/^\//);
      expect(read.path).not.toMatch(/\/\/|\0/);
      expect(read.path.split('/')).not.toContain('..');
    }),
    { numRuns: 2000 },
  );
});
