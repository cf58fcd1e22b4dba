import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { allFiles } from '@/lib/content/content-file';
import { readContent } from '@/lib/content/read-content';

const valid = fileURLToPath(new URL('fixtures/valid/', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'errsec-read-'));

afterAll(() => rmSync(scratch, { recursive: true }));

test('files are read in the order of their names, with paths from the root', async () => {
  const files = await readContent(valid);
  expect(files.entries.map(({ name }) => name)).toEqual([
    'access-control-returns-param-error',
    'keychain-missing-entitlement',
  ]);
  expect(files.topics.map(({ vfile }) => vfile.path)).toEqual([
    'content/topics/app-groups.md',
    'content/topics/keychain.md',
  ]);
  expect(files.errors.tables.map(({ name }) => name)).toEqual(['keychain', 'pam']);
});

test('notes for writers and files of other kinds are no content', async () => {
  mkdirSync(path.join(scratch, 'content/entries'), { recursive: true });
  for (const name of ['README.md', '.DS_Store', 'a.md~', 'a.txt'])
    writeFileSync(path.join(scratch, 'content/entries', name), 'a');
  expect((await readContent(scratch)).entries).toEqual([]);
});

test('without any content every file that is needed is named', async () => {
  const { files, library } = await buildLibrary(await readContent(path.join(scratch, 'nowhere')), '2026-11-24');
  expect(library.entries).toEqual([]);
  expect(files.map(({ path, messages }) => `${path} ${messages.map(({ ruleId }) => ruleId)}`)).toEqual([
    'content/vocabulary.yml empty-file',
    'content/errors/families.yml empty-file',
    'content/errors/domains.tsv empty-file',
    'content/errors/ranges.tsv empty-file',
    'content/errors/messages.tsv empty-file',
    'content/errors/open-directory-to-directory-services.tsv empty-file',
    'content/reference/tables.yml empty-file',
  ]);
});

test('a folder that can not be read is thrown with its cause', async () => {
  mkdirSync(path.join(scratch, 'file'), { recursive: true });
  writeFileSync(path.join(scratch, 'file/content'), 'no folder');
  await expect(readContent(path.join(scratch, 'file'))).rejects.toThrow(/^Cannot read folder content\/errors/);
});

test('the same content gives the same library, whatever was built before', async () => {
  const build = async () => JSON.stringify((await buildLibrary(await readContent(valid), '2026-11-24')).library);
  const first = await build();
  expect(await build()).toBe(first);
});

test('every file is listed once', async () => {
  const paths = allFiles(await readContent(valid)).map((file) => file.path);
  expect(new Set(paths).size).toBe(paths.length);
});

test('more entries are read than a process may have files open', () => {
  const root = path.join(scratch, 'many');
  mkdirSync(path.join(root, 'content/entries'), { recursive: true });
  for (let number = 0; number < 600; number += 1)
    writeFileSync(path.join(root, `content/entries/entry-${number}.md`), '# Entry');
  const program = path.join(root, 'read.ts');
  writeFileSync(
    program,
    `import { readContent } from ${JSON.stringify(path.resolve('lib/content/read-content.ts'))};
    readContent(${JSON.stringify(root)}).then(({ entries }) => console.log(entries.length));`,
  );
  const limited = ['-c', 'ulimit -n 200 && exec "$0" --import tsx "$1"', process.execPath, program];
  expect(execFileSync('bash', limited, { encoding: 'utf8' }).trim()).toBe('600');
});
