import { readdirSync, readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { checkShape } from '@/lib/markdown/check-shape';

function check(text: string): string[] {
  const file = new VFile({ path: 'content/entries/example.md' });
  const fine = checkShape(file, text);
  const messages = file.messages.map(({ line, reason }) => `${line}: ${reason}`);
  expect(fine).toBe(messages.length === 0);
  return messages;
}

test.each([
  [
    'quotations',
    `Text.\n\n${'> '.repeat(13)}a`,
    '3: Unexpected 13 levels of lists and quotations, expected at most 12',
  ],
  ['lists', `${'- '.repeat(400)}a`, '1: Unexpected 400 levels of lists and quotations, expected at most 12'],
  ['numbers', '1. '.repeat(20), '1: Unexpected 20 levels of lists and quotations, expected at most 12'],
  ['indented items', `- a\n${' '.repeat(62)}- a`, '2: Unexpected item behind 62 spaces, expected at most 60'],
  ['columns', `|a|\n|${'-|'.repeat(50)}\n`, '2: Unexpected table of 50 columns, expected at most 40'],
  [
    'emphases',
    `${'**a '.repeat(1000)}\n${'_a '.repeat(1001)}`,
    '2: Unexpected number of emphases in one block, expected at most 2000',
  ],
  ['brackets', `a\n${'['.repeat(3001)}`, '2: Unexpected number of brackets in one block, expected at most 3000'],
  ['length', 'a'.repeat(400_001), '1: Unexpected text of 400001 characters, expected at most 400000'],
])('too many %s are refused, with the line', (_, text, message) => {
  expect(check(text)).toEqual([message]);
});

test('a log of many underscores is no emphasis, and neither is what an empty line parts', () => {
  expect(check('kern_return_t task_info_count os_log_t\n'.repeat(1000))).toEqual([]);
  expect(check(`${'*a* '.repeat(700)}\n\n${'*a* '.repeat(700)}`)).toEqual([]);
});

test.each(['posts', 'entries', 'topics', 'errors/notes'])('nothing in content/%s is refused', (folder) => {
  for (const name of readdirSync(`content/${folder}`)) {
    if (name.endsWith('.md')) expect(check(readFileSync(`content/${folder}/${name}`, 'utf8')), name).toEqual([]);
  }
});
