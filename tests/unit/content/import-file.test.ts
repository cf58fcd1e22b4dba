import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ImportError, importFile } from '@/lib/content/import-file';

const page = 'Hello,\nTouch ID fails after an update to macOS 26.\nThanks.\nHi,\nHow can I reset the privacy prompt?\n';
const url = 'https://developer.apple.com/forums/tags/keychain';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'errsec-import-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (...names: string[]) => path.join(folder, ...names);
const run = (name = 'page.txt') => importFile(at(name), { out: at('content'), url });
const written = () =>
  readdirSync(folder).includes('content') ? readdirSync(at('content'), { recursive: true }).sort() : [];

test('writes the capture untouched, its map and a draft of each post', async () => {
  writeFileSync(at('page.txt'), page);

  const { exitCode } = await run();

  expect(exitCode).toBe(0);
  expect(readFileSync(at('content/captures/page.txt'), 'utf8')).toBe(page);
  expect(written()).toEqual([
    'captures',
    'captures/page.txt',
    'captures/page.yml',
    'posts',
    'posts/how-can-i-reset-the-privacy-prompt.md',
    'posts/touch-id-fails-after-an-update-to.md',
  ]);
});

test('keeps what a person has changed, writes what is missing, and says what it would have done', async () => {
  writeFileSync(at('page.txt'), page);
  await run();
  const map = `source: Apple Developer Forums\nurl: ${url}\nparts:\n  - { lines: 1-5, post: touch-id-after-update }\n`;
  const mine = '---\nid: mine\n---\n';
  writeFileSync(at('content/captures/page.yml'), map);
  writeFileSync(at('content/posts/how-can-i-reset-the-privacy-prompt.md'), mine);

  const { lines } = await run();

  expect(readFileSync(at('content/captures/page.yml'), 'utf8')).toBe(map);
  expect(readFileSync(at('content/posts/how-can-i-reset-the-privacy-prompt.md'), 'utf8')).toBe(mine);
  expect(readFileSync(at('content/posts/touch-id-after-update.md'), 'utf8')).toContain('lines: 1-5\n');
  expect(lines).toContain('Without it, 2 first lines would have been proposed: 1 right, 1 wrong, 0 missed.');
  expect(lines).toContain('Wrong: lines 4.');
});

test('a second run without changes writes nothing', async () => {
  writeFileSync(at('page.txt'), page);
  await run();
  const before = written();

  const { lines } = await run();

  expect(written()).toEqual(before);
  expect(lines.filter((line) => line.endsWith(': written'))).toEqual([]);
});

test('asks for the address of the page instead of inventing one', async () => {
  writeFileSync(at('page.txt'), page);
  const { lines } = await importFile(at('page.txt'), { out: at('content') });
  expect(lines.at(-1)).toMatch(/^Add `url` to .*page\.yml: the text does not say where it is from\.$/);
  expect(readFileSync(at('content/captures/page.yml'), 'utf8')).not.toContain('url:');
});

test('finds a post again in a page of another form, says what changed, and writes nothing over it', async () => {
  const words = 'Touch ID fails after an update to macOS 26, and LAContext answers with -8 every time since then.';
  writeFileSync(at('page.txt'), `Hello,\n${words}\nThanks.\n`);
  await run();
  const [post = ''] = readdirSync(at('content/posts'));
  const before = readFileSync(at('content/posts', post), 'utf8');
  const list = [
    'Touch ID and LAError -8',
    `Hello, ${words} Thanks. Edit: a restart helps.`,
    '3',
    '0',
    '1.2k',
    'Jul ’25',
  ];
  const other = ['Face ID is not asked for', 'On iOS 26.1 nothing happens at all.', '0', '0', '7', '2d'];
  writeFileSync(at('list.txt'), `${[...list, ...other].join('\n')}\n`);

  const { lines } = await run('list.txt');

  expect(lines[0]).toMatch(/list\.txt: structured listing, because 2 rows end with three counts and an activity\.$/);
  const again = lines.find((line) => line.startsWith('Lines 1-6 are'));
  expect(again).toContain(`\`${post.replace('.md', '')}\` again`);
  expect(again).toContain('views is `1.2k`');
  expect(again).toContain('has also “edit a restart helps”');
  expect(readFileSync(at('content/posts', post), 'utf8')).toBe(before);
  expect(readFileSync(at('content/captures/list.yml'), 'utf8')).toContain(
    `lines: 1-6, again: ${post.replace('.md', '')}`,
  );
  expect(readdirSync(at('content/posts'))).toHaveLength(2);
});

test('stores the text of a saved page with the addresses of its links, and imports it twice alike', async () => {
  const html =
    '<html><body><main><h1>Notarization is slow</h1><p>See <a href="https://developer.apple.com/documentation">the documentation</a>.</p>' +
    '<p>Answered by DTS Engineer in 812345</p></main></body></html>';
  writeFileSync(at('page.html'), html);
  const first = await run('page.html');
  const capture = readFileSync(at('content/captures/page.txt'), 'utf8');
  const files = written();

  const second = await run('page.html');

  expect(first.lines[0]).toContain('thread page');
  expect(capture).toContain('2\tthe documentation\thttps://developer.apple.com/documentation\n');
  expect(readFileSync(at('content/posts/notarization-is-slow.md'), 'utf8')).toContain(
    'See [the documentation](https://developer.apple.com/documentation).',
  );
  expect(written()).toEqual(files);
  expect(second.lines.filter((line) => line.endsWith(': written'))).toEqual([]);
});

test('reports a broken map by file, line and column, and leaves everything as it is', async () => {
  writeFileSync(at('page.txt'), page);
  await run();
  writeFileSync(
    at('content/captures/page.yml'),
    `source: Apple Developer Forums\nurl: ${url}\nparts:\n  - { lines: 1-4, post: a }\n`,
  );
  const before = written();

  const { lines, exitCode } = await run();

  expect(exitCode).toBe(1);
  expect(lines.join('\n')).toMatch(/page\.yml:4:7: error Unexpected gap: lines 5 to 5 of the capture/);
  expect(written()).toEqual(before);
});

describe('refuses in one sentence and writes nothing:', () => {
  test.each<[string, () => void, RegExp]>([
    ['a missing file', () => undefined, /^Cannot read .*page\.txt: there is no such file\.$/],
    ['a folder', () => mkdirSync(at('page.txt')), /^Cannot read .*page\.txt: it is a folder, expected a file\.$/],
    ['an empty file', () => writeFileSync(at('page.txt'), ' \n'), /page\.txt:1:1: error .* \(empty-file\)$/],
    [
      'a file that is not UTF-8',
      () => writeFileSync(at('page.txt'), Buffer.from([0x48, 0x69, 0x0a, 0xff, 0xfe])),
      /page\.txt:2:1: error Unexpected byte at offset 3, expected UTF-8/,
    ],
    [
      'an invisible character',
      () => writeFileSync(at('page.txt'), 'Hello,\nred\u202eact\n'),
      /page\.txt:2:4: error Unexpected invisible or control character U\+202E/,
    ],
  ])('%s', async (_what, prepare, message) => {
    prepare();
    const error: unknown = await run().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ImportError);
    expect((error as Error).message).toMatch(message);
    expect(written()).toEqual([]);
  });

  test('another text under a name that is taken', async () => {
    writeFileSync(at('page.txt'), page);
    await run();
    writeFileSync(at('page.txt'), `${page}More.\n`);
    await expect(run()).rejects.toThrow(
      /^Unexpected other text in .*page\.txt, expected the one of .*choose another name/,
    );
    expect(readFileSync(at('content/captures/page.txt'), 'utf8')).toBe(page);
  });

  test.each(['../page', '.hidden', 'a b', 'x/y', ''])('the name %j', async (name) => {
    writeFileSync(at('page.txt'), page);
    await expect(importFile(at('page.txt'), { out: at('content'), name })).rejects.toThrow(/^Unexpected name/);
    expect(written()).toEqual([]);
  });

  test.each(['javascript:alert(1)', 'http://example.com', 'https://a b'])('the address %s', async (address) => {
    writeFileSync(at('page.txt'), page);
    const attempt = importFile(at('page.txt'), { out: at('content'), url: address });
    await expect(attempt).rejects.toThrow(/^Unexpected address/);
    expect(written()).toEqual([]);
  });

  test('a folder for posts that is a file', async () => {
    writeFileSync(at('page.txt'), page);
    mkdirSync(at('content'));
    writeFileSync(at('content/posts'), '');
    await expect(run()).rejects.toThrow(/^Cannot read .*posts: part of the path is not a folder\.$/);
    expect(written()).toEqual(['posts']);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that is read-only', async () => {
    writeFileSync(at('page.txt'), page);
    mkdirSync(at('content/captures'), { recursive: true });
    chmodSync(at('content/captures'), 0o555);
    await expect(run()).rejects.toThrow(/permission is missing\.$/);
    expect(written()).toEqual(['captures']);
  });
});

test('the command exits with 2 on wrong use and prints one sentence', async () => {
  const command = promisify(execFile);
  const failed: unknown = await command('node_modules/.bin/tsx', ['scripts/import-capture.ts']).catch(
    (error: unknown) => error,
  );
  expect(failed).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^Usage: npm run import -- <file>… [^\n]*\n$/),
  });
});
