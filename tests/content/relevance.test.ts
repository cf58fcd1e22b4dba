import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { readContent } from '@/lib/content/read-content';
import type { Library } from '@/lib/model/library';
import { pagesOf } from '@/lib/publish/sitemap';
import type { SearchFiles } from '@/lib/search/build-index';
import { buildSearchIndex } from '@/lib/search/build-search';
import { parseRelevance, rankOf } from '@/lib/search/parse-relevance';
import type { SearchEngine } from '@/lib/search/search-engine';
import { openStaticEngine } from '@/lib/search/static-engine';
import { parseUnseen } from '@/lib/search/unseen-queries';

const rows = parseRelevance(readFileSync('tests/content/relevance.tsv', 'utf8'));

let library: Library;
let index: SearchFiles;
let engine: SearchEngine;

beforeAll(async () => {
  ({ library } = await buildLibrary(await readContent(process.cwd()), '2026-11-24'));
  index = buildSearchIndex(library);
  engine = await openStaticEngine(async (name) => index.files.get(name) as Uint8Array, index.head);
}, 60_000);

describe('what people type finds what they need', () => {
  test.each(rows)('$query', async ({ query, address, rank }) => {
    const { hits } = await engine.search(query, { limit: 10 });
    const found = rankOf(address, hits);
    const seen = hits.map((hit) => hit.url).join('\n');
    expect(found, `${address} is not among\n${seen}`).toBeGreaterThan(0);
    expect(found, `${address} comes too late in\n${seen}`).toBeLessThanOrEqual(rank);
  });
});

describe('files that come one after the other, the head apart', () => {
  /** How often somebody waits: files asked for at the same time come together. */
  async function waitsFor(query: string): Promise<number> {
    const waiting: (() => void)[] = [];
    const fetchFile = (name: string) =>
      new Promise<Uint8Array>((resolve) => waiting.push(() => resolve(index.files.get(name) as Uint8Array)));
    let result: unknown;
    openStaticEngine(fetchFile, index.head)
      .then((cold) => cold.search(query))
      .then((found) => {
        result = found;
      });
    let waits = -1;
    while (waiting.length > 0) {
      waits += 1;
      for (const arrive of waiting.splice(0)) arrive();
      await setImmediate();
    }
    expect(result).toHaveProperty('hits');
    return waits;
  }

  test.each([
    ['a number: its tables and its words together, then its page', '-34018', 3],
    ['a symbol: its number is read from the tables first', 'errSecItemNotFound', 5],
    ['a domain and a number', 'ASErrorDomain error 550', 4],
    ['words', 'keychain group', 3],
  ])('%s', async (_, query, most) => {
    expect(await waitsFor(query)).toBeLessThanOrEqual(most);
  });
});

test('every entry is asked for, and every entry that answers a post is found first by some query', () => {
  const asked = new Set(rows.map((row) => row.address));
  const first = new Set(rows.filter((row) => row.rank === 1).map((row) => row.address));
  const entries = library.entries.map((entry) => ({ entry, address: `/entries/${entry.slug}/` }));
  expect(entries.filter(({ address }) => !asked.has(address)).map(({ address }) => address)).toEqual([]);
  const posted = entries.filter(({ entry }) => entry.posts.length > 0);
  expect(posted.filter(({ address }) => !first.has(address)).map(({ address }) => address)).toEqual([]);
});

test('an unknown number finds nothing near it', async () => {
  const { hits, numbers } = await engine.search('-34011');
  expect(hits).toEqual([]);
  expect(numbers).toEqual([{ typed: '-34011', number: '-34011', known: false }]);
});

test('a number is never found by some of its digits', async () => {
  const { hits } = await engine.search('1001', { limit: 40 });
  const found = new Set(hits.flatMap((hit) => hit.matched.map((match) => match.found)));
  expect([...found]).toEqual(['1001']);
});

test('a number with its domain brings no other code of the domain, unless its text names the number', async () => {
  for (const query of ['ASErrorDomain error 550', 'NSOSStatusErrorDomain Code=-25300', 'LAError -4', 'pam_result 9']) {
    const { hits, numbers, counts } = await engine.search(query, { limit: 40, counts: true });
    const codes = hits.filter((hit) => hit.kind === 'code');
    expect(codes[0]?.url).toMatch(`/errors/${numbers[0]?.number}/`);
    expect(codes.filter((hit) => !hit.matched.some(({ found }) => found === numbers[0]?.number))).toEqual([]);
    expect(counts?.kind.code).toBe(codes.length);
  }
});

test('the digits of a name are no number', async () => {
  for (const query of ['SHA-256', 'ITMS-91053', 'TN3137']) {
    const { hits, numbers } = await engine.search(query);
    expect(numbers).toEqual([]);
    expect(hits.filter((hit) => hit.url.startsWith('/errors/256/'))).toEqual([]);
  }
});

test('every unseen query names pages of this site, and is no row of the table', () => {
  const pages = pagesOf(library).map(({ path }) => path);
  const unseen = parseUnseen(readFileSync('tests/content/unseen.tsv', 'utf8'));
  expect(unseen.flatMap(({ addresses }) => addresses).filter((address) => !pages.includes(address))).toEqual([]);
  const known = new Set(rows.map(({ query }) => query.toLowerCase()));
  expect(unseen.filter(({ query }) => known.has(query.toLowerCase()))).toEqual([]);
});
