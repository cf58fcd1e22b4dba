import { beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { contentFile } from '@/lib/content/content-file';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';
import type { Library } from '@/lib/model/library';
import { generateContent } from '@/scripts/bench/generate-content';

const today = '2100-01-01';
let library: Library;

beforeAll(async () => {
  ({ library } = await buildLibrary(await readContent(process.cwd()), today));
});

test('generated entries and topics pass every check of content, beside our own', async () => {
  const files = await readContent(process.cwd());
  for (const { path, text } of generateContent(library, 60)) {
    const folder = path.startsWith('content/entries/') ? files.entries : files.topics;
    folder.push(contentFile(path, new TextEncoder().encode(text)));
  }

  const built = await buildLibrary(files, today);

  expect(formatMessages(built.files).errors).toBe(0);
  expect(built.library.entries).toHaveLength(library.entries.length + 60);
});

test('generated entries are as long as ours, and every one is another', () => {
  const entries = generateContent(library, 300).filter(({ path }) => path.startsWith('content/entries/'));
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const own = library.entries.map(({ sections }) => sections.map(({ markdown }) => markdown).join('\n'));

  expect(new Set(entries.map(({ text }) => text)).size).toBe(300);
  expect(length(entries.map(({ text }) => text.slice(text.indexOf('\n---\n'))))).toBeGreaterThan(length(own) * 0.8);
  expect(length(entries.map(({ text }) => text.slice(text.indexOf('\n---\n'))))).toBeLessThan(length(own) * 1.3);
});

test('the same number and seed give the same files', () => {
  expect(generateContent(library, 20)).toEqual(generateContent(library, 20));
  expect(generateContent(library, 20, 12)).not.toEqual(generateContent(library, 20));
});

test('no topic lists more entries than a page can show', () => {
  const topics = generateContent(library, 2000).filter(({ path }) => path.startsWith('content/topics/'));
  const sizes = topics.map(({ text }) => (JSON.parse(/^entries: (.*)$/m.exec(text)?.[1] ?? '[]') as string[]).length);
  expect(Math.max(...sizes)).toBeLessThan(300);
});
