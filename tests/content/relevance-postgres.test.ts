import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { readContent } from '@/lib/content/read-content';
import { buildIndex } from '@/lib/search/build-index';
import { buildSearchInput } from '@/lib/search/build-search';
import { parseRelevance } from '@/lib/search/parse-relevance';
import { connectForLoad } from '@/lib/search/postgres/database';
import { loadRelease } from '@/lib/search/postgres/load-release';
import { openPostgresEngine, type PostgresEngine } from '@/lib/search/postgres/postgres-engine';
import type { SearchEngine, SearchOptions } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { findPostgres, type RunningPostgres, runPostgres } from '@/scripts/run-postgres';

const rows = parseRelevance(readFileSync('tests/content/relevance.tsv', 'utf8'));

/** As typed, letter by letter; misspelled; quoted; several meanings; nothing known. */
const others = [
  '',
  'k',
  'ke',
  'key',
  'keych',
  'keychain ',
  'errSecI',
  'errSecItemNotFuond',
  'kSecAttrAccesible',
  'entitlemant keychian',
  'notarisation',
  '"keychain access group"',
  '"no such phrase anywhere" keychain',
  'sign-in with apple',
  'screen recording',
  'AfterFirstUnlock',
  '-34018 -25300 0xffff9d2c',
  'Code=-34018 "A required entitlement is missing"',
  '-34011',
  'zzzzqqqq',
  'キーチェーン',
  'the of and',
];

const filters: SearchOptions[] = [
  { filters: { kind: ['entry'] } },
  { filters: { kind: ['code', 'name'], topic: ['keychain'] } },
  { filters: { platform: ['macos'], status: ['confirmed', 'documented'] } },
  { filters: { topic: ['passkeys', 'tcc'], tag: ['keychain'] } },
  { filters: { topic: ['no-such-topic'] } },
  { sort: 'date', filters: { kind: ['entry', 'topic'] }, limit: 20 },
  { sort: 'date', offset: 3 },
  { offset: 8, limit: 5 },
  { limit: 30 },
];

const postgres = findPostgres();
// Without PostgreSQL there is nothing to compare with: the run says why, and only where Debian's package can't be had.
if ('missing' in postgres) console.warn(`Not compared with PostgreSQL: ${postgres.missing}`);

describe.skipIf('missing' in postgres)('an index in PostgreSQL gives the results of the static files', () => {
  let server: RunningPostgres;
  let engine: PostgresEngine;
  let files: SearchEngine;

  beforeAll(async () => {
    server = await runPostgres('folder' in postgres ? postgres.folder : '');
    const { library } = await buildLibrary(await readContent(process.cwd()), '2026-11-24');
    const input = buildSearchInput(library);
    const index = buildIndex(input.pages, input);
    files = await openStaticEngine(async (name) => index.files.get(name) as Uint8Array, index.head);
    const client = await connectForLoad(server.address);
    await loadRelease(client, input);
    await client.end();
    engine = await openPostgresEngine(server.address, { statementTimeout: 60_000, connectTimeout: 60_000 });
  }, 300_000);

  afterAll(async () => {
    await engine?.close();
    await server?.stop();
  });

  async function expectSame(query: string, options: SearchOptions) {
    const [first, second] = await Promise.all([files.search(query, options), engine.search(query, options)]);
    expect(second).toEqual(first);
    return second;
  }

  test.each(rows)('for $query', async ({ query }) => {
    const { hits } = await expectSame(query, { limit: 10, counts: true, explain: true });
    expect(hits.length).toBeGreaterThan(0);
  });

  test.each(others)('for %j', async (query) => {
    await expectSame(query, { limit: 10, counts: true, explain: true });
  });

  test.each(filters)('with %j', async (options) => {
    for (const query of ['', 'keychain', 'entitlement', 'error -34018', 'passkey sign in', 'screen'])
      await expectSame(query, { ...options, counts: true });
  });

  test('for many searches at once', async () => {
    await Promise.all(rows.slice(0, 60).map(({ query }) => expectSame(query, { limit: 10 })));
  });
});
