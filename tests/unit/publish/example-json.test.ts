import { expect, test } from 'vitest';
import { exampleJson } from '@/lib/publish/example-json';

test('an example keeps every key, the first item of a list and the beginning of a text', () => {
  const file = { number: -50, meanings: [{ symbol: 'errSecParam' }, { symbol: 'paramErr' }], note: 'word '.repeat(40) };
  expect(JSON.parse(exampleJson(file))).toEqual({
    number: -50,
    meanings: [{ symbol: 'errSecParam' }],
    note: `${'word '.repeat(15).slice(0, 72).trimEnd()} …`,
  });
});
