import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { buildCodeShards } from '@/lib/errors/code-shards';
import { lookUp } from '@/lib/errors/lookup';
import { openCodeShards } from '@/lib/errors/open-code-shards';
import { openCodeTable } from '@/lib/errors/open-code-table';
import { packAliases, unpackAliases } from '@/lib/errors/pack-aliases';
import { priorsOf } from '@/lib/errors/priors-of';
import { blocksName } from '@/lib/errors/shard-format';
import { codeKey } from '@/lib/model/library';
import { readErrorTables } from '../../content/read-error-tables';

const tables = readErrorTables();
const { codes, families, domains, blocks } = tables;

/** A sentence as long as those of notes usually are, for the codes that people meet. */
const notes = new Map(
  codes
    .filter((code) => code.note && code.family !== 'cssm')
    .slice(0, 400)
    .map((code) => [codeKey(code), `${code.note} `.repeat(3)]),
);
const built = buildCodeShards(codes, families, domains, blocks, notes);
const files = new Map(built.map(({ name, json }) => [name, JSON.stringify(json)]));
const parsed = new Map([...files].map(([name, text]) => [name, JSON.parse(text) as unknown]));
const bytes = new Map([...files].map(([name, text]) => [name, gzipSync(text, { level: 9 }).length]));

/** The tables as the files have them: without what only the number's page shows. */
const book = openCodeTable({
  codes: codes.map(({ message: _, ...code }) => ({ ...code, header: '', availability: '', note: '', source: [] })),
  families,
  domains,
  blocks,
  notes: new Map(codes.map((code) => [codeKey(code), notes.get(codeKey(code)) ?? code.note])),
  priors: priorsOf({ codes, families, domains, notes }),
});

/** Look one query up on a cold visit. */
async function lookUpCold(query: string) {
  const read: string[] = [];
  const shards = openCodeShards((name) => {
    read.push(name);
    return Promise.resolve(parsed.get(name));
  });
  const lookup = await shards.lookUp(query);
  return { lookup, read, weight: read.reduce((sum, name) => sum + (bytes.get(name) ?? 0), 0) };
}

const symbols = [...new Set(codes.flatMap((code) => (code.symbol ? [code.symbol] : [])))];

describe('openCodeShards', () => {
  /** Queries that are answered otherwise than by `lookUp`, or that read more than 15 kB. Faster than `toEqual` for thousands. */
  async function problemsOf(queries: readonly string[]): Promise<string[]> {
    const problems: string[] = [];
    for (const query of queries) {
      const { lookup, weight } = await lookUpCold(query);
      if (weight > 15_000) problems.push(`${query} reads ${weight} bytes`);
      if (!isDeepStrictEqual(lookup, lookUp(query, book))) problems.push(`${query} is answered otherwise`);
    }
    return problems;
  }

  test('answers the same as lookUp for every known number, in at most 15 kB', { timeout: 60_000 }, async () => {
    expect(await problemsOf(book.numbers.map(String))).toEqual([]);
  });

  test('answers the same as lookUp for every symbol, in at most 15 kB', { timeout: 60_000 }, async () => {
    expect(await problemsOf(symbols)).toEqual([]);
  });

  test.each([
    'ASErrorDomain error 550',
    'pam_result 9',
    'SecItemAdd 50',
    'SecItemAdd -50',
    'Error Domain=NSOSStatusErrorDomain Code=-34018',
    'errno 1',
    'CODESIGNING 2',
    'LAError.Code.userCancel',
    'kSMErrorJobNotFound 6',
    'KRB5_ERR_NO_SERVICE',
    "'!pri' 0xe00002e2 4294941996",
    '-25319',
    '123456',
    '-99999999999',
    '99999999999',
    'Error Domain=SWCErrorDomain Code=12345',
    'constructor toString __proto__',
    'keychain item not found',
    'what',
    '',
  ])('answers %j the same as lookUp', async (query) => {
    expect((await lookUpCold(query)).lookup).toEqual(lookUp(query, book));
  });

  test('reads no file twice, and a failed one again', async () => {
    const read: string[] = [];
    let offline = true;
    const shards = openCodeShards((name) => {
      read.push(name);
      return offline ? Promise.reject(new Error('offline')) : Promise.resolve(parsed.get(name));
    });
    await expect(shards.lookUp('-25300')).rejects.toThrow('offline');
    offline = false;
    await shards.lookUp('-25300');
    const count = read.length;
    await shards.lookUp('-25300');
    expect(read).toHaveLength(count);
    expect(read.filter((name) => name === 'codes')).toHaveLength(2);
  });
});

describe('buildCodeShards', () => {
  test('explains no number by half where the file of blocks is another', async () => {
    const shards = openCodeShards((name) => Promise.resolve(name === blocksName ? { version: 99 } : parsed.get(name)));
    await expect(shards.lookUp('-34011')).rejects.toThrow('codes-blocks is not a list of blocks');
    expect((await shards.lookUp('-34018')).unknown).toEqual([]);
  });

  test('builds the same files from the same tables', () => {
    const again = buildCodeShards(codes, families, domains, blocks, notes);
    expect(again.map(({ name, json }) => [name, JSON.stringify(json)])).toEqual([...files]);
  });

  test('packs and unpacks the aliases of every code', () => {
    for (const code of codes) expect(unpackAliases(code.symbol, packAliases(code))).toEqual(code.aliases);
    expect(packAliases({ symbol: 'CKErrorNetworkFailure', aliases: ['CKError.networkFailure'] })).toBe(7);
  });
});
