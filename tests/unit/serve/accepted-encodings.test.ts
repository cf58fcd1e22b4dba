import { expect, test } from 'vitest';
import { acceptedEncodings } from '@/lib/serve/accepted-encodings';

test.each([
  [undefined, []],
  ['', []],
  ['identity', []],
  ['gzip', ['gzip']],
  ['gzip, br', ['br', 'gzip']],
  ['GZIP;q=0.5,BR;q=0.1', ['br', 'gzip']],
  ['br;q=0, gzip', ['gzip']],
  ['br;q=0.000, gzip;q=0.001', ['gzip']],
  ['*', ['br', 'gzip']],
  ['*;q=0, gzip', ['gzip']],
  ['gzip;q=0, *', ['br']],
  ['brotli, x-gzip, ,;', []],
])('a client that sends %j takes %j', (header, names) => {
  expect(acceptedEncodings(header).map(({ name }) => name)).toEqual(names);
});
