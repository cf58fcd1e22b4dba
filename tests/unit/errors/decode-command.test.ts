import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDecodeTables } from './decoder-tables';

const root = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), 'errsec-decode-'));

beforeAll(() => {
  mkdirSync(path.join(folder, '.generated'));
  writeFileSync(path.join(folder, '.generated', 'library.json'), JSON.stringify(readDecodeTables().source));
  writeFileSync(path.join(folder, 'log.txt'), 'SecItemCopyMatching returned -25300\n');
  writeFileSync(path.join(folder, 'bytes.log'), Buffer.from([0x61, 0xff, 0xfe]));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Run `scripts/decode.ts` as the npm script does, in a folder with a library of its own. */
function run(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    path.join(root, 'node_modules', '.bin', 'tsx'),
    [path.join(root, 'scripts', 'decode.ts'), ...args],
    {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') },
    },
  );
  return { status, stdout, stderr };
}

test('a file is decoded for people, with addresses as paths', () => {
  const { status, stdout } = run(['log.txt']);
  expect(stdout).toContain('errSecItemNotFound (-25300) </errors/-25300/#errSecItemNotFound>');
  expect(status).toBe(0);
});

test('standard input is decoded to JSON alone', () => {
  const { status, stdout, stderr } = run(['-', '--json'], 'pam_result: X-S 9\n');
  const { spans } = JSON.parse(stdout) as { spans: { what: string }[] };
  expect(spans.map((span) => span.what)).toContain('PAM_AUTH_ERR (9)');
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test.each([
  ['a missing file', ['no.log'], /^Cannot read no\.log: there is no such file\.\n$/],
  ['a folder', ['.generated'], /^Cannot read \.generated: it is a folder\.\n$/],
  ['bytes that are not UTF-8', ['bytes.log'], /^Cannot read bytes\.log: it is not UTF-8 text\.\n$/],
  ['no file', [], /^Expected one file\./],
  ['an unknown option', ['--html', 'log.txt'], /^Unexpected option `--html`\./],
])('%s is one sentence and exit code 2', (_, args, sentence) => {
  const { status, stdout, stderr } = run(args);
  expect(stderr).toMatch(sentence);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test('too large an input is refused with exit code 2', () => {
  const { status, stderr } = run(['-'], 'a'.repeat(6_000_000));
  expect(stderr).toContain('Keep the lines around the failure');
  expect(status).toBe(2);
});
