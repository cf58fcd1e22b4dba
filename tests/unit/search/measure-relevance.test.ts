import { expect, test } from 'vitest';
import { measureRelevance } from '@/lib/search/measure-relevance';
import { parseRelevance } from '@/lib/search/parse-relevance';
import { openPages } from './pages';

const table = `query	address	rank
# Numbers
-25300	/errors/-25300/	1
missing entitlement	/entries/keychain-missing-entitlement-34018/	2
# A page that another query finds
screen recording	/errors/-25300/	1
`;

test('each query of the table gets the rank its page has, and whether that is allowed', async () => {
  const rows = await measureRelevance(parseRelevance(table), await openPages());
  expect(rows.map(({ query, found, passed, line }) => ({ query, found, passed, line }))).toEqual([
    { query: '-25300', found: 1, passed: true, line: 3 },
    { query: 'missing entitlement', found: 1, passed: true, line: 4 },
    { query: 'screen recording', found: 0, passed: false, line: 6 },
  ]);
});
