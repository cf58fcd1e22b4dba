import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssue } from '@/lib/model/describe-issue';

function reasonsOf(schema: z.ZodType, value: unknown): string[] {
  return schema.safeParse(value).error?.issues.map(describeIssue) ?? [];
}

test.each<[string, z.ZodType, unknown, string]>([
  ['a missing text', z.string(), undefined, 'expected text, found nothing'],
  ['a number in place of a text', z.string(), -50, 'expected text, found a number; put it in quotes'],
  ['a text in place of a list', z.array(z.string()), 'keychain', 'expected a list, found text'],
  ['a list in place of keys', z.strictObject({}), [], 'expected keys with values, found a list'],
  ['a text in place of a whole number', z.number().int(), '9', 'expected a number, found text'],
  ['a short text', z.string().min(10), 'Error -50', 'expected at least 10 characters'],
  ['a long text', z.string().max(3), 'long', 'expected at most 3 characters'],
  ['an empty list', z.array(z.string()).min(1), [], 'expected at least one item'],
  ['a long list', z.array(z.string()).max(1), ['a', 'b'], 'expected at most one item'],
  ['a number out of bounds', z.number().max(100), 101, 'expected at most 100'],
  [
    'a word that is none of some',
    z.enum(['question', 'reference']),
    'howto',
    'expected one of `question`, `reference`',
  ],
  ['a word that is not the only one', z.literal('all'), 'some', 'expected `all`'],
  ['a day that does not exist', z.iso.date(), '2026-02-30', 'expected a date such as `2026-11-24`'],
  [
    'an address of another kind',
    z.url({ protocol: /^https$/ }),
    'ftp://a',
    'expected an address that begins with `https:`',
  ],
  ['a text of another form', z.string().regex(/^FB\d{8}$/), 'FB1', 'expected text that matches `/^FB\\d{8}$/`'],
  ['a form with a sentence', z.string().regex(/^a$/, 'expected an a'), 'b', 'expected an a'],
])('%s is told apart', (_, schema, value, expected) => {
  expect(reasonsOf(schema, value)).toEqual([expected]);
});
