import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { writeLibrary } from '@/lib/content/library-files';
import { readContent } from '@/lib/content/read-content';
import { findPostgres, type RunningPostgres, runPostgres } from '@/scripts/run-postgres';

const root = process.cwd();
const postgres = findPostgres();
// As in tests/content/relevance-postgres.test.ts.
if ('missing' in postgres) console.warn(`Not tried with PostgreSQL: ${postgres.missing}`);

describe.skipIf('missing' in postgres)('npm run load:postgres and npm run query -- --postgres', () => {
  let folder: string;
  let server: RunningPostgres;
  let address: string;

  beforeAll(async () => {
    server = await runPostgres('folder' in postgres ? postgres.folder : '');
    address = `postgres://errsec:open-sesame@/postgres?host=${encodeURIComponent(server.address.host)}`;
    folder = await mkdtemp(path.join(tmpdir(), 'errsec-load-'));
    const { library } = await buildLibrary(await readContent(root), '2026-11-24');
    await writeLibrary(folder, library);
  }, 300_000);

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** In the folder with the library, with the address in the environment. */
  function command(script: string, args: readonly string[], database = address) {
    const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    const words = [tsx, '--tsconfig', path.join(root, 'tsconfig.json'), path.join(root, 'scripts', script), ...args];
    const options = { cwd: folder, env: { ...process.env, ERRSEC_DATABASE: database } };
    return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, words, options, (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      });
    });
  }

  test('one loads, the other finds', { timeout: 180_000 }, async () => {
    const empty = await command('query.ts', ['-34018', '--postgres']);
    expect(empty.code).toBe(1);
    expect(empty.stderr).toContain('it holds no index; run `npm run load:postgres` first');

    const loaded = await command('load-postgres.ts', []);
    expect(loaded).toMatchObject({ code: 0, stderr: '' });
    expect(loaded.stdout).toMatch(/^Loaded \d+ pages \(\d+ terms\) as release 1 in [\d.]+ s\n$/);
    const found = await command('query.ts', ['-34018', '--postgres', '--json']);
    expect(JSON.parse(found.stdout)[0].url).toBe('/errors/-34018/#errSecMissingEntitlement');
  });

  test('a database that is not there is said, without the password', async () => {
    for (const script of ['load-postgres.ts', 'query.ts']) {
      const args = script === 'query.ts' ? ['keychain', '--postgres'] : [];
      const nowhere = 'postgres://errsec:open-sesame@/postgres?host=/nowhere';
      const { code, stdout, stderr } = await command(script, args, nowhere);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('nothing answers there; is PostgreSQL running');
      expect(stderr).not.toContain('open-sesame');
    }
  });

  test('wrong use is said with exit code 2, and an address is not repeated', async () => {
    const two = await command('load-postgres.ts', ['postgres://a/b', 'postgres://a/c']);
    expect(two).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: npm run load:postgres') });
    const wrong = await command('load-postgres.ts', ['mysql://errsec:open-sesame@db.example/site']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('expected postgres://user@host') });
    expect(wrong.stderr).not.toContain('open-sesame');
  });
});
