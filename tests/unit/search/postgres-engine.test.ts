import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectForLoad, openDatabase } from '@/lib/search/postgres/database';
import { loadRelease } from '@/lib/search/postgres/load-release';
import { openPostgresEngine, type PostgresEngine } from '@/lib/search/postgres/postgres-engine';
import { schema } from '@/lib/search/postgres/schema';
import type { SearchPage } from '@/lib/search/record';
import { findPostgres, type RunningPostgres, runPostgres } from '@/scripts/run-postgres';
import { openPages, pages } from './pages';

const postgres = findPostgres();
// As in tests/content/relevance-postgres.test.ts.
if ('missing' in postgres) console.warn(`Not tried with PostgreSQL: ${postgres.missing}`);

/** However busy the machine is. */
const patient = { statementTimeout: 60_000, connectTimeout: 60_000 };

const input = (list: readonly SearchPage[]) => ({ pages: list, synonyms: [], codeFiles: [] });

/** The same pages under other addresses, so that a result tells which release it was read from. */
function underAddress(prefix: string): SearchPage[] {
  return pages.map((page) => ({
    ...page,
    url: `/${prefix}${page.url}`,
    title: `${page.title} ${prefix}`,
    sections: page.sections.map((section) => ({ ...section, text: `${section.text} ${prefix}` })),
  }));
}

/** Texts that mean something to a database, a shell, a pattern or a template. */
const payloads = [
  "keychain'; drop table errsec_v1.term; --",
  "' or '1'='1",
  'keychain") union select version(), null, null --',
  '$1 $2 {keychain} %s %00',
  'E\'\\x27\' \\x00 \\u0000 "keychain"',
  'keychain\u0000entitlement',
  'lone \ud83d surrogate keychain',
  '{"a","b"} keychain {}',
  '%keychain% _eychain keych*',
  'select pg_sleep(60) from keychain',
];

describe.skipIf('missing' in postgres)('an engine on PostgreSQL', () => {
  let server: RunningPostgres;
  let client: Client;
  let engine: PostgresEngine;

  const start = () => runPostgres('folder' in postgres ? postgres.folder : '');
  const open = (options = {}) => openPostgresEngine(server.address, { ...patient, ...options });
  const count = async (sql: string) => Number((await client.query(sql)).rows[0].count);

  beforeAll(async () => {
    server = await start();
    client = await connectForLoad(server.address);
  }, 300_000);

  beforeEach(async () => {
    await engine?.close();
    await client.query(`drop schema if exists ${schema} cascade`);
    await loadRelease(client, input(pages));
    engine = await open({ refreshAfter: 0 });
  });

  afterAll(async () => {
    await engine?.close();
    await client?.end();
    await server?.stop();
  });

  test.each(payloads)('takes %j for words', async (query) => {
    const rows = () => count(`select count(*) from ${schema}.term`);
    const before = await rows();
    const files = await openPages();
    expect(await engine.search(query, { counts: true })).toEqual(await files.search(query, { counts: true }));
    expect(await rows()).toBe(before);
  });

  test('reads a text of any length, up to a limit', async () => {
    const query = `select ${'keychain entitlement -34018 '.repeat(40_000)}`;
    const files = await openPages();
    expect(await engine.search(query)).toEqual(await files.search(query));
  });

  test('takes filter values for words', async () => {
    for (const value of ["keychain' or true --", '{keychain}', '%'])
      expect((await engine.search('keychain', { filters: { topic: [value] } })).hits).toEqual([]);
  });

  test('refuses to return or skip more than a server should', async () => {
    await expect(engine.search('keychain', { limit: 101 })).rejects.toThrow('Unexpected limit 101, expected');
    await expect(engine.search('keychain', { offset: 10_001 })).rejects.toThrow('Unexpected offset 10001, expected');
    await expect(engine.search('keychain', { limit: Number.NaN })).rejects.toThrow(RangeError);
  });

  test('reads the newest release, and removes all but the one before', async () => {
    for (const [index, prefix] of ['bbb', 'ccc', 'ddd'].entries()) {
      const { number, removed } = await loadRelease(client, input(underAddress(prefix)));
      expect(number).toBe(index + 2);
      expect(removed).toEqual(index === 0 ? [] : [index]);
      expect((await engine.search('keychain')).hits[0]?.url).toMatch(new RegExp(`^/${prefix}/`));
    }
    expect(await count(`select count(distinct release) from ${schema}.section`)).toBe(2);
  });

  test('gives one release or the other while a new one comes, never some of both', async () => {
    let loading = true;
    const seen = new Set<string>();
    const load = (async () => {
      for (const prefix of ['bbb', 'ccc', 'bbb', 'ccc']) await loadRelease(client, input(underAddress(prefix)));
      loading = false;
    })();
    while (loading) {
      for (const { hits } of await Promise.all([engine.search('keychain'), engine.search('keychain')])) {
        const releases = hits.map(({ url, title, excerpt }) => {
          const from = ['bbb', 'ccc'].filter((prefix) => url.startsWith(`/${prefix}/`))[0] ?? 'first';
          const text = excerpt.map((part) => part.text).join('');
          for (const other of ['bbb', 'ccc']) if (other !== from) expect(title + text).not.toContain(other);
          return from;
        });
        expect(new Set(releases).size).toBe(1);
        for (const release of releases) seen.add(release);
      }
    }
    await load;
    expect((await engine.search('keychain')).hits[0]?.url).toMatch(/^\/ccc\//);
    expect(seen.size).toBeGreaterThan(1);
  });

  test('goes over to the newest release when its own is gone', async () => {
    const slow = await open({ refreshAfter: Number.POSITIVE_INFINITY });
    try {
      for (const prefix of ['bbb', 'ccc', 'ddd']) await loadRelease(client, input(underAddress(prefix)));
      expect((await slow.search('keychain')).hits[0]?.url).toMatch(/^\/ddd\//);
    } finally {
      await slow.close();
    }
  });

  test('keeps the last release when a load fails, and nothing of the failed one', async () => {
    const tables = () => count(`select count(*) from pg_tables where schemaname = '${schema}'`);
    const before = await tables();
    const broken = pages.map((page) => ({ ...page, title: 'A text that PostgreSQL refuses: \u0000' }));
    await expect(loadRelease(client, input(broken))).rejects.toThrow(/unicode|0x00/i);
    expect(await tables()).toBe(before);
    expect((await engine.search('keychain')).hits.length).toBeGreaterThan(0);
    expect(await engine.release()).toBe(1);
  });

  test('refuses a second load beside one that is running', async () => {
    const other = await connectForLoad(server.address);
    try {
      await other.query('begin');
      await other.query('select pg_advisory_xact_lock(5466025300)');
      await expect(loadRelease(client, input(pages))).rejects.toThrow('another load is running');
    } finally {
      await other.query('rollback');
      await other.end();
    }
  });

  test('stops a search in the database when nobody wants the answer', async () => {
    const locker = await connectForLoad(server.address);
    const waiting = () => count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
    try {
      await locker.query('begin');
      await locker.query(`lock table ${schema}.term in access exclusive mode`);
      const controller = new AbortController();
      const search = engine.search('keychain', { signal: controller.signal });
      await expect.poll(waiting).toBe(1);
      controller.abort();
      await expect(search).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
      await expect.poll(waiting).toBe(0);
    } finally {
      await locker.query('rollback');
      await locker.end();
    }
    expect((await engine.search('keychain')).hits.length).toBeGreaterThan(0);
  });

  test('gives a statement up that takes too long, and says so', async () => {
    const locker = await connectForLoad(server.address);
    const hasty = await open({ statementTimeout: 2000 });
    try {
      await locker.query('begin');
      await locker.query(`lock table ${schema}.term in access exclusive mode`);
      await expect(hasty.search('keychain')).rejects.toThrow('the statement took longer than allowed');
    } finally {
      await locker.query('rollback');
      await locker.end();
      await hasty.close();
    }
  });

  test('needs to read and nothing more, whatever is loaded later', async () => {
    await client.query('drop role if exists reader; create role reader login');
    await client.query(`grant usage on schema ${schema} to reader`);
    await client.query(`grant select on all tables in schema ${schema} to reader`);
    await loadRelease(client, input(underAddress('bbb')));
    const reader = await openPostgresEngine({ ...server.address, user: 'reader' }, patient);
    try {
      expect((await reader.search('keychain', { counts: true })).hits[0]?.url).toMatch(/^\/bbb\//);
    } finally {
      await reader.close();
      await client.query('drop owned by reader; drop role reader');
    }
  });

  test('says what is wrong when it cannot open', async () => {
    const nowhere = openPostgresEngine({ ...server.address, host: `${server.address.host}/nowhere` });
    await expect(nowhere).rejects.toThrow('nothing answers there; is PostgreSQL running');
    await expect(openPostgresEngine({ ...server.address, database: 'none' })).rejects.toThrow(
      'no database of that name',
    );
    await client.query(`drop schema ${schema} cascade`);
    await expect(open()).rejects.toThrow('holds no index; run `npm run load:postgres` first');
  });

  test('a connection that breaks in the middle of a statement is a fault of that statement alone', async () => {
    const { host, user, database } = server.address;
    const sockets: Socket[] = [];
    const between = createServer((socket) => {
      const inner = connect(`${host}/.s.PGSQL.5432`);
      for (const each of [socket, inner]) each.on('error', () => undefined);
      sockets.push(socket);
      socket.pipe(inner).pipe(socket);
    });
    await once(between.listen(0, '127.0.0.1'), 'listening');
    const { port } = between.address() as AddressInfo;
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtExceptionMonitor', note);
    const reader = openDatabase({ host: '127.0.0.1', port, user, database }, patient);
    try {
      const asked = reader.read({ name: 'sleep', text: 'select pg_sleep(60)' }, []);
      const failed = expect(asked).rejects.toThrow(/^Cannot read the index in PostgreSQL: /);
      const busy = "select count(*) from pg_stat_activity where query like '%pg_sleep(60)%' and state = 'active'";
      await vi.waitUntil(async () => (await count(`${busy} and pid <> pg_backend_pid()`)) > 0, { timeout: 30_000 });
      between.close();
      for (const socket of sockets) socket.resetAndDestroy();
      await failed;
      expect(uncaught).toEqual([]);
    } finally {
      process.off('uncaughtExceptionMonitor', note);
      await reader.close();
      await client.query("select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep%'");
    }
  });

  test('says that the connection is lost, and goes on when the server is back', async () => {
    const other = await start();
    const loader = await connectForLoad(other.address);
    await loadRelease(loader, input(pages));
    const reader = await openPostgresEngine(other.address, { ...patient, refreshAfter: 0 });
    try {
      await reader.search('keychain');
      await loader.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
        'errsec search',
      ]);
      expect((await reader.search('keychain')).hits.length).toBeGreaterThan(0);
      await loader.end();
      await other.stop();
      await expect(reader.search('keychain')).rejects.toThrow(/^Cannot read the index in PostgreSQL: nothing answers/);
    } finally {
      await reader.close();
      await other.stop();
    }
  });
});
