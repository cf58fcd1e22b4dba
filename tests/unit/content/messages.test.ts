import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { formatMessages } from '@/lib/content/format-messages';
import { report, rules, warn } from '@/lib/rules';

test('messages are grouped by file and sorted by place, warnings are counted apart', () => {
  const entry = new VFile({ path: 'content/entries/example.md' });
  report(entry, 'section-missing', { line: 40 }, 'Why');
  report(entry, 'unknown-tag', { line: 8, column: 18 }, 'entitlement');
  warn(entry, 'stale-review', { start: { line: 5, column: 1 } }, 400);
  report(entry, 'unknown-tag', { line: 8, column: 7 }, 'key-chain');
  const topic = new VFile({ path: 'content/topics/example.md' });
  report(topic, 'front-matter-missing', undefined);
  expect(formatMessages([topic, new VFile({ path: 'content/topics/fine.md' }), entry])).toEqual({
    text: [
      'content/topics/example.md:1:1: error Unexpected start of file, expected front matter between two lines `---` (front-matter-missing)',
      'content/entries/example.md:5:1: warning Unexpected review age of 400 days, expected at most 365; check the sources again and set `reviewed` (stale-review)',
      'content/entries/example.md:8:7: error Unexpected tag `key-chain`, expected one listed in `content/vocabulary.yml` (unknown-tag)',
      'content/entries/example.md:8:18: error Unexpected tag `entitlement`, expected one listed in `content/vocabulary.yml` (unknown-tag)',
      'content/entries/example.md:40:1: error Unexpected end of file without section `## Why`, expected one (section-missing)',
    ].join('\n'),
    errors: 4,
    warnings: 1,
  });
});

test('files without a problem say nothing', () => {
  expect(formatMessages([new VFile({ path: 'content/entries/example.md' })])).toEqual({
    text: '',
    errors: 0,
    warnings: 0,
  });
});

test.each(Object.entries(rules))('the sentence of %s says what was unexpected', (_, sentence) => {
  const say = sentence as (...values: string[]) => string;
  expect(say('a', 'b', 'c')).toMatch(/^Unexpected /);
});
