import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { checkCode, fencesOf } from '@/lib/content/check-code';
import { checkDuplicates } from '@/lib/content/check-duplicates';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';

const content = await readContent(process.cwd());
const { library } = await buildLibrary(content, '2100-01-01');
const written = [...content.entries, ...content.topics, ...content.errors.notes];
for (const { vfile } of written) vfile.messages.length = 0;

const fences = [
  ...written.flatMap(({ vfile, text }) => fencesOf(text ?? '').map((fence) => ({ path: vfile.path, ...fence }))),
  ...library.paths.flatMap(({ slug, steps }) =>
    steps.flatMap(({ id, markdown }) => fencesOf(markdown).map((fence) => ({ path: `${slug}#${id}`, ...fence }))),
  ),
];

test('JSON, XML and property lists in texts can be read by programs', () => {
  checkCode(written);
  const { text } = formatMessages(written.map(({ vfile }) => vfile));
  expect(text).toBe('');
  expect(fences.filter(({ language }) => /^(?:json|xml|plist)$/.test(language)).length).toBeGreaterThan(10);
});

test('all code says its language', () => {
  expect(fences.filter(({ language }) => language === '')).toEqual([]);
});

const hasBash = spawnSync('bash', ['--version']).status === 0;

test.skipIf(!hasBash)('a shell can read every command', () => {
  const commands = fences.filter(({ language }) => language === 'sh');
  const wrong = commands.flatMap(({ path, line, code }) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: `${code}\n`, encoding: 'utf8' });
    return status === 0 ? [] : [`${path}:${line}: ${stderr.trim()}`];
  });
  expect(wrong).toEqual([]);
  expect(commands.length).toBeGreaterThan(300);
});

test('no two entries ask or answer nearly the same', () => {
  checkDuplicates(content.entries, library.entries);
  expect(formatMessages(content.entries.map(({ vfile }) => vfile)).text).toBe('');
});
