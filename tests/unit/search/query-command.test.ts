import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIndex } from '@/lib/search/build-index';
import { pages } from './pages';

const root = process.cwd();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'query-'));
  const target = path.join(folder, 'public', 'search-index');
  await mkdir(target, { recursive: true });
  const index = buildIndex(pages);
  for (const [name, bytes] of index.files) await writeFile(path.join(target, name), bytes);
  await writeFile(path.join(target, 'manifest.json'), JSON.stringify({ manifest: `/search-index/${index.head}` }));
});

afterAll(() => rm(folder, { recursive: true }));

/** Run the command in a folder that has an index, or in one that has none. */
function query(args: readonly string[], cwd = folder): Promise<{ code: number; stdout: string; stderr: string }> {
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const command = [
    tsx,
    '--tsconfig',
    path.join(root, 'tsconfig.json'),
    path.join(root, 'scripts', 'query.ts'),
    ...args,
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

describe('npm run query', { timeout: 30_000 }, () => {
  test('a query may start with a minus, and with --json standard output is JSON alone', async () => {
    const { code, stdout } = await query(['-25300', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)[0]).toEqual({
      rank: 1,
      url: '/errors/-25300/#errSecItemNotFound',
      title: 'errSecItemNotFound (-25300)',
      kind: 'code',
      score: expect.any(Number),
      excerpt: 'No item matches every attribute of the query. · NSOSStatusErrorDomain · Security/SecBase.h',
    });
  });

  test('options narrow and cut the result', async () => {
    const { stdout } = await query([
      'keychain',
      '--kind',
      'entry,topic',
      '--platform',
      'macos',
      '--limit',
      '1',
      '--json',
    ]);
    expect(JSON.parse(stdout).map((hit: { kind: string }) => hit.kind)).toEqual(['entry']);
  });

  test('without --json it is text, with what was searched instead of a misspelling', async () => {
    const { stdout } = await query(['entitlemant', '--explain']);
    expect(stdout).toContain('Searched for entitlement instead of entitlemant.');
    expect(stdout).toMatch(/^1\. Keychain call fails with errSecMissingEntitlement/);
    expect(stdout).toContain('coverage');
  });

  test('nothing found is an answer', async () => {
    expect(await query(['xylophone', '--json'])).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  test.each([
    [[], 'Expected a query'],
    [['keychain', '--limit', 'many'], 'Unexpected `many` after `--limit`, expected a whole number'],
    [['keychain', '--topic'], 'Expected a value after `--topic`'],
    [['keychain', '--verbose'], 'Unexpected option `--verbose`'],
  ])('wrong use is said with exit code 2: %s', async (args, message) => {
    const { code, stdout, stderr } = await query(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a missing index is said with what to run', async () => {
    const { code, stderr } = await query(['keychain'], tmpdir());
    expect(code).toBe(2);
    expect(stderr).toContain('run `npm run build` first');
  });
});
