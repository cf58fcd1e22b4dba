import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { splitCapture } from '@/lib/content/capture-lines';
import { parseCaptureMap } from '@/lib/content/capture-map';
import { checkPost } from '@/lib/content/capture-proof';
import type { ImportedPart } from '@/lib/content/import-boundaries';
import { type ImportedCapture, importCapture, serializeMap } from '@/lib/content/import-capture';
import { serializeDraft } from '@/lib/content/import-draft';
import { parseFeedPage } from '@/lib/content/import-feed';
import { parseHtmlPage } from '@/lib/content/import-html';
import { classifyLines } from '@/lib/content/import-lines';
import { splitOneLine } from '@/lib/content/import-one-line';
import { captureOf } from '@/lib/content/import-page';
import { proposePage } from '@/lib/content/import-parts';
import { parsePage } from '@/lib/content/parse-page';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import { type CaptureForm, captureForms, postFrontmatterSchema } from '@/lib/model/post';

const fixtures = new URL('fixtures/capture/forms/', import.meta.url);
const url = 'https://developer.apple.com/forums/topics/privacy-and-security';
const names = readdirSync(fixtures).flatMap((form) =>
  readdirSync(new URL(`${form}/`, fixtures)).map((name) => ({ form, name })),
);

/** Each folder holds a page as people paste or save it, and what the importer makes of it. */
test.each(names)('reads $form $name', async ({ form, name }) => {
  const folder = new URL(`${form}/${name}/`, fixtures);
  const file = readdirSync(folder).find((one) => one.startsWith('page.')) ?? '';
  const page = parsePage(file, readFileSync(new URL(file, folder)));
  const lines = page.format === 'text' ? splitCapture(page.lines.join('\n')) : splitCapture(captureOf(page));

  const imported = importCapture(lines, {
    capture: name,
    marks: page.marks,
    url: page.url,
    form: page.form,
  });

  expect(imported.form.form).toBe(form);
  expect(problemsOf(lines, imported)).toEqual([]);
  const map = serializeMap({ source: `Text imported from ${file}`, url: page.url ?? url, parts: imported.parts });
  const outcome = [
    ...(page.format === 'text' ? [] : ['The capture:', captureOf(page)]),
    `${imported.form.form}, because ${imported.form.why}.`,
    ...imported.again.map(
      ({ lines, post, why, changes }) =>
        `Lines ${lines} are ${post.id} again, ${why}: ${changes.join('; ') || 'same'}.`,
    ),
    ...imported.unsure.map(({ line, reason }) => `Look at line ${line}: ${reason}.`),
    map,
    ...imported.drafts.map(serializeDraft),
  ];
  await expect(outcome.join('\n')).toMatchFileSnapshot(fileURLToPath(new URL('expected.txt', folder)));
});

const words = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .filter((line) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line));
const marks: Record<CaptureForm, string[]> = {
  'stripped-listing': [
    'Topic:',
    'Privacy & Security',
    'SubTopic:',
    'Tags:',
    'General',
    'Hi,',
    'Thanks.',
    'Post',
    'Views',
  ],
  'structured-listing': [
    '0',
    '12',
    '3.6k',
    'Jul ’25',
    '23h',
    'Post',
    'Replies',
    'Boosts',
    'Views',
    'Activity',
    '1 2 3',
  ],
  'tag-page': ['Posts under Security tag', 'RSS for tagKeep it safe.', '7 Posts', '0', '501', 'May ’24', 'No posts'],
  'thread-page': [
    ...[
      'Answered by DTS Engineer in 812345',
      'Accepted Answer',
      'Posted 2 years ago by keysmith',
      '1.2k views',
      'Replies',
    ],
    ...['This thread has been locked.', 'Boost', 'Share and Enjoy', '—', 'Sam @ Apple', 'Security Keychain', 'Hello,'],
    'A text that is long enough to be found again when the page repeats it.',
  ],
  'profile-replies': [
    'Reply to Keychain is empty',
    'Topic: A SubTopic: B Tags: C',
    'x Topic: A SubTopic: B',
    'Aug ’25',
  ],
  feed: [
    'Title: Keychain',
    'Link: https://developer.apple.com/forums/thread/1',
    'Author: a',
    'Published: today',
    'Category: b',
  ],
};
const bodies = [
  'import Foundation struct A { let b = "}" } Why does `it` fail? 1. first 2. second ```swift let x = 1``` end',
  '2025-01-02 03:04:05.678 tool[1:2] a 2025-01-02 03:04:06 b. That is all we know now.',
  '<?xml version="1.0"?> <plist><dict><key>a</key><true/></dict></plist> Share and Enjoy — Sam “The” @ DTS @ Apple',
  'Links of this page, each with its line, its words and its address:',
];

test.each(captureForms)('loses no line and changes no character of a %s, whatever its lines are', (form) => {
  const line = fc.oneof(fc.constantFrom(...marks[form]), words, fc.constantFrom(...bodies, ''));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
      const imported = importCapture(lines, { capture: 'arbitrary', form: { form, why: 'the test says so' } });
      expect(problemsOf(lines, imported)).toEqual([]);
    }),
    { seed: 20251124, numRuns: 150 },
  );
});

describe('whatever the bytes are, a saved page or feed', () => {
  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '</',
      '/>',
      '"',
      "'",
      '&',
      ';',
      '=',
      '&#x0;',
      '&#xd800;',
      '&amp;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE',
    ],
    ...[
      '<rss>',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '<link>',
      '<description>',
      '<entry>',
      '<feed>',
      '<?xml',
      '?>',
    ],
    ...[
      '<p>',
      '<pre>',
      '<li>',
      '<ol start="-1">',
      '<ul>',
      '<a href="javascript:x">',
      '<a href="https://a.example/">',
      '<table>',
    ],
    ...[
      '<td>',
      '<main>',
      '<template>',
      '<svg>',
      '<b>',
      '</b>',
      '<article class="reply">',
      '<time>',
      '<br>',
      '\u200b',
      '\r\n',
      'words',
    ],
  );
  const text = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 })
    .map((all) => all.join(''));

  test('is read without an exception and imported without losing a line', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const page of [parseHtmlPage(value, url), parseFeedPage(value)]) {
          const lines = splitCapture(captureOf(page ?? { format: 'html', lines: [''], marks: [], invisible: 0 }));
          const imported = importCapture(lines, { capture: 'arbitrary', marks: page?.marks ?? [] });
          expect(problemsOf(lines, imported)).toEqual([]);
        }
      }),
      { seed: 20251124, numRuns: 300 },
    );
  });

  test.each<[string, string]>([
    ['nests without end', '<div>'.repeat(200_000)],
    ['nests formatting without end', '<b><i><a href=x>'.repeat(50_000)],
    ['misplaces cells without end', '<table><a>'.repeat(50_000)],
    ['opens quotation marks', '<a "'.repeat(100_000)],
    ['has one long attribute', `<a ${'x'.repeat(500_000)}>`],
    ['opens data without closing it', '<![CDATA['.repeat(100_000)],
    ['opens comments without closing them', '<!--'.repeat(100_000)],
    ['nests elements of a feed', '<rss><channel><item><title>'.repeat(50_000)],
    ['is one long line of code', `let a = { ${'func b() { let c = ('.repeat(5_000)}`],
    ['is one long line of stamps', '2025-01-02 03:04:05 '.repeat(20_000)],
    ['repeats one line', 'Accepted Answer\nThe answer is the same as before, in every line.\n'.repeat(3_000)],
    ['has nothing but counts', '3\n0\n1.2k\nJul ’25\n'.repeat(3_000)],
  ])('is read to its end if it %s', (_what, value) => {
    expect(parseHtmlPage(value)?.format ?? 'html').toBe('html');
    expect(parseFeedPage(value).format).toBe('feed');
    const lines = value.split('\n');
    for (const { text } of classifyLines(lines)) expect(splitOneLine(text).join('').length).toBeGreaterThanOrEqual(0);
    for (const form of captureForms) expect(linesIn(proposePage(classifyLines(lines), form))).toBe(lines.length);
  });
});

/** How many lines parts have that follow each other without a gap. */
function linesIn(parts: readonly ImportedPart[]): number {
  return parts.reduce((last, { range }) => (range.first === last + 1 ? range.last : Number.NaN), 0);
}

/** What the checks of the build would say about the files the importer writes. */
function problemsOf(lines: readonly string[], imported: ImportedCapture): string[] {
  const value = serializeMap({ source: 'A pasted page', url, form: imported.form.form, parts: imported.parts });
  const mapFile = new VFile({ path: 'map.yml', value });
  const map = parseCaptureMap(mapFile, lines.length);
  const files = [mapFile];
  for (const draft of imported.drafts) {
    const file = new VFile({ path: `${draft.data.id}.md`, value: serializeDraft(draft) });
    const post = parseFrontmatter(file, String(file.value), postFrontmatterSchema);
    if (post && map) checkPost(file, { value: post.body, line: 1 }, post.data, lines, map);
    expect(post?.data).toEqual(JSON.parse(JSON.stringify(draft.data)));
    files.push(file);
  }
  return files.flatMap((file) => file.messages.map(String));
}
