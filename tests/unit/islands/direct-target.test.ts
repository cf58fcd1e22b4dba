import { expect, test } from 'vitest';
import { directTarget } from '@/app/_islands/direct-target';
import { lookUp } from '@/lib/errors/lookup';
import { openCodeTable } from '@/lib/errors/open-code-table';
import type { Code } from '@/lib/model/code';
import { numbersIn } from '@/lib/search/look-up-codes';
import type { SearchHit, SearchResult } from '@/lib/search/search-engine';

function code(number: number, symbol: string, domain: string, family: string): Code {
  const rest = { hex: '', aliases: [], header: '', availability: '', deprecated: '', note: '', source: [] };
  return { code: number, symbol, domain, family, ...rest };
}

const book = openCodeTable({
  codes: [
    code(-50, 'errSecParam', 'NSOSStatusErrorDomain', 'keychain'),
    code(-25300, 'errSecItemNotFound', 'NSOSStatusErrorDomain', 'keychain'),
    code(-4, 'LAError.systemCancel', 'com.apple.LocalAuthentication', 'local-authentication'),
    code(-4, 'kNSLUserCancelled', 'Carbon', 'other'),
    code(1, 'cancelled', 'A', 'other'),
    code(2, 'cancelled', 'B', 'other'),
  ],
  domains: [
    {
      printed: 'com.apple.LocalAuthentication',
      constant: 'LAErrorDomain',
      family: 'local-authentication',
      framework: 'LocalAuthentication',
      hints: ['LAError'],
    },
  ],
});

function resultOf(query: string, hits: Partial<SearchHit>[] = []): SearchResult {
  const lookup = lookUp(query, book);
  const missing = { total: hits.length, corrected: [], missing: [] };
  return { hits: hits as SearchHit[], numbers: numbersIn(lookup), lookup, ...missing };
}

test.each([
  ['-25300', '/errors/-25300/'],
  [' 25300 ', '/errors/-25300/'],
  ['0xFFFF9D2C', '/errors/-25300/'],
  ['-4', '/errors/-4/'],
  ['LAError -4', '/errors/-4/#LAError.systemCancel'],
  ['errSecItemNotFound', '/errors/-25300/#errSecItemNotFound'],
  ['ERRSECPARAM', '/errors/-50/#errSecParam'],
])('%s goes straight to %s', (query, target) => {
  expect(directTarget(query, resultOf(query))).toBe(target);
});

test.each([
  ['a question that names a code', 'why does SecItemAdd return -50'],
  ['a number that no table has', '-34011'],
  ['two numbers', '-50 -25300'],
  ['a symbol of two numbers', 'cancelled'],
  ['words', 'keychain'],
])('%s shows results', (_, query) => {
  expect(directTarget(query, resultOf(query))).toBeUndefined();
});

test('a name goes to its row, unless two tables have it', () => {
  const name = 'keychain-access-groups';
  const hit = { kind: 'name', title: name, url: `/reference/entitlements/#${name}` } as const;
  expect(directTarget(name, resultOf(name, [hit]))).toBe(hit.url);
  expect(directTarget(name, resultOf(name, [hit, { ...hit, url: '/reference/glossary/#x' }]))).toBeUndefined();
});
