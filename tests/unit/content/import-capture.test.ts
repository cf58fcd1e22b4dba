import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { parseLineRange, splitCapture } from '@/lib/content/capture-lines';
import { parseCaptureMap } from '@/lib/content/capture-map';
import { checkPost } from '@/lib/content/capture-proof';
import { proposeParts } from '@/lib/content/import-boundaries';
import { type ImportedCapture, importCapture, serializeMap } from '@/lib/content/import-capture';
import { compareBoundaries } from '@/lib/content/import-compare';
import { serializeDraft } from '@/lib/content/import-draft';
import { classifyLines } from '@/lib/content/import-lines';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import { postFrontmatterSchema } from '@/lib/model/post';

const fixtures = new URL('fixtures/capture/import/', import.meta.url);
const content = new URL('../../../content/captures/', import.meta.url);
const url = 'https://developer.apple.com/forums/topics/privacy-and-security';

test.each(readdirSync(fixtures))('proposes a map and drafts for %s', async (name) => {
  const folder = new URL(`${name}/`, fixtures);
  const lines = splitCapture(readFileSync(new URL('capture.txt', folder), 'utf8'));

  const imported = importCapture(lines, { capture: name });

  expect(problemsOf(lines, imported, name)).toEqual([]);
  await expect(outcomeOf(imported, name)).toMatchFileSnapshot(fileURLToPath(new URL('expected.txt', folder)));
});

test('loses no line and changes no character, whatever the lines are', () => {
  const markup = fc.constantFrom(
    ...[
      'Topic:',
      'SubTopic:',
      'Tags:',
      'Hi,',
      'Thanks.',
      '—',
      'Post',
      'Views',
      'Replies',
      '}',
      'let x = 1',
      '# a',
      '```',
      '~~~',
    ],
    ...[
      '<b>',
      '<!-- x',
      '[1] a',
      '[a]: b',
      '| a |',
      '|-|',
      '1. a',
      '- b',
      '> c',
      '\\',
      '***',
      '&lt;',
      'a_b_',
      '$x$',
      'FB12345678',
    ],
    ...[
      'https://a.example/(x)',
      'http://a.example',
      'www.a.example',
      'a@b.example',
      '    code',
      '\ttab',
      'a  ',
      'General',
      'List:',
    ],
  );
  const text = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .filter((line) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line));
  const line = fc.oneof(
    markup,
    text,
    fc.tuple(markup, text).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
      const imported = importCapture(lines, { capture: 'arbitrary' });
      expect(problemsOf(lines, imported, 'arbitrary')).toEqual([]);
    }),
    { seed: 20251124, numRuns: 200 },
  );
});

test('takes the parts and ids of a map that a person has made', () => {
  const lines = ['Hello,', 'Keychain Access does not open.', 'Hello again,', 'Touch ID works.'];
  const map = {
    source: 'Apple Developer Forums',
    url,
    parts: [{ lines: '1-4', post: 'keychain-access-does-not-open' }],
  };

  const imported = importCapture(lines, { capture: 'page', map });

  expect(imported.parts).toEqual(map.parts);
  expect(imported.drafts.map(({ data }) => data.id)).toEqual(['keychain-access-does-not-open']);
});

test('gives a draft an id that no other post has', () => {
  const lines = ['Hello,', 'Keychain Access does not open.'];
  const imported = importCapture(lines, { capture: 'page', taken: ['keychain-access-does-not-open'] });
  expect(imported.drafts.map(({ data }) => data.id)).toEqual(['keychain-access-does-not-open-2']);
});

test('does not close a long post at a signature near its top', () => {
  const lines = splitCapture(readFileSync(new URL('dts-post/capture.txt', fixtures), 'utf8'));
  const imported = importCapture(lines, { capture: 'dts-post' });
  expect(imported.parts.map((part) => part.lines)).toEqual(['1-16', '17']);
});

test('proposes the first lines of all posts of the first capture, and no others', () => {
  const { lines, parts } = firstCapture();
  const figures = compareBoundaries(importCapture(lines, { capture: 'page' }).parts, parts);
  expect(figures).toMatchObject({ proposed: 20, wrong: [], missed: [] });
});

test('proposes three of four first lines and hardly a wrong one when the same posts stand in another order', () => {
  const { lines, parts } = firstCapture();
  const posts = parts.flatMap((part) => {
    const { first, last } = parseLineRange(part.lines);
    return 'post' in part ? [lines.slice(first - 1, last)] : [];
  });
  const shuffled = fc.sample(fc.shuffledSubarray(posts, { minLength: posts.length }), { seed: 20251124, numRuns: 50 });
  const total = { proposed: 0, right: 0, missed: 0 };
  for (const order of shuffled) {
    const proposed = proposeParts(classifyLines(order.flat())).filter(({ kind }) => kind === 'post');
    const decided = order.map((_, index) => order.slice(0, index).flat().length + 1);
    const right = proposed.filter(({ range }) => decided.includes(range.first)).length;
    total.proposed += proposed.length;
    total.right += right;
    total.missed += decided.length - right;
  }
  expect(total.right / (total.right + total.missed)).toBeGreaterThan(0.75);
  expect(total.right / total.proposed).toBeGreaterThan(0.98);
});

function firstCapture() {
  const name = '000_ecd7f3bcb50d439e';
  const lines = splitCapture(readFileSync(new URL(`${name}.txt`, content), 'utf8'));
  const file = new VFile({ value: readFileSync(new URL(`${name}.yml`, content), 'utf8') });
  return { lines, parts: parseCaptureMap(file, lines.length)?.parts ?? [] };
}

/** What the checks of the build would say about the files the importer writes. */
function problemsOf(lines: readonly string[], imported: ImportedCapture, name: string): string[] {
  const mapFile = new VFile({
    path: 'map.yml',
    value: serializeMap({ source: 'A pasted page', url, parts: imported.parts }),
  });
  const map = parseCaptureMap(mapFile, lines.length);
  const files = [mapFile];
  for (const draft of imported.drafts) {
    const file = new VFile({ path: `${draft.data.id}.md`, value: serializeDraft(draft) });
    const post = parseFrontmatter(file, String(file.value), postFrontmatterSchema);
    if (post && map) checkPost(file, { value: post.body, line: 1 }, post.data, lines, map);
    expect(post?.data).toEqual({ ...draft.data, capture: name });
    files.push(file);
  }
  return files.flatMap((file) => file.messages.map(String));
}

function outcomeOf({ parts, drafts, unsure }: ImportedCapture, name: string): string {
  const looks = unsure.map(({ line, reason }) => `Look at line ${line}: ${reason}.`);
  const map = serializeMap({ source: `Text imported from ${name}`, parts });
  return [...looks, map, ...drafts.map(serializeDraft)].join('\n');
}
