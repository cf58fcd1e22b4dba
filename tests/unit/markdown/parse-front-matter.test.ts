import fc from 'fast-check';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { parseFrontmatter } from '@/lib/markdown/parse-front-matter';
import { entryFrontmatterSchema } from '@/lib/model/entry';

const text = `---
title: SecItemAdd returns errSecParam
kind: question
status: confirmed
reviewed: 2026-11-24
topics: [keychain]
tags:
  - keychain
  - security
platforms: { ios: all }
---

## Short answer
`;

function parse(value: string) {
  const file = new VFile({ path: 'content/entries/example.md', value });
  return { file, document: parseFrontmatter(file, value, entryFrontmatterSchema) };
}

test('front matter is read with defaults for what is left out', () => {
  const { document, file } = parse(text);
  expect(document?.data).toMatchObject({
    reviewed: '2026-11-24',
    tags: ['keychain', 'security'],
    posts: [],
    codes: [],
  });
  expect(file.messages).toEqual([]);
});

test('the body keeps the lines of the file', () => {
  const { document } = parse(text);
  expect(document?.body.split('\n').indexOf('## Short answer')).toBe(text.split('\n').indexOf('## Short answer'));
  expect(document?.body.trim()).toBe('## Short answer');
});

test('keys and items are found in the file', () => {
  const { document } = parse(text);
  expect(document?.at('status')).toEqual({ line: 4, column: 1 });
  expect(document?.at('topics', 0)).toEqual({ line: 6, column: 10 });
  expect(document?.at('tags', 1)).toEqual({ line: 9, column: 5 });
  expect(document?.at('platforms', 'ios')).toEqual({ line: 10, column: 14 });
});

test('a key that is not there is placed at the first key', () => {
  expect(parse(text).document?.at('posts', 3)).toEqual({ line: 2, column: 1 });
});

test('a rule within the text does not end front matter', () => {
  expect(parse(`${text}\n---\n\n## Why\n`).document?.body).toContain('---\n\n## Why');
});

test.each(['', '---', '---\n', '----\ntitle: a\n---\n', '\n---\ntitle: a\n---\n', '--- \ntitle: a\n---\n'])(
  '%j has no front matter',
  (value) => {
    expect(parse(value).file.messages.map(({ ruleId }) => ruleId)).toEqual(['front-matter-missing']);
  },
);

test.each(['---\n---\n', '---\n\n---\n', '---\n# only a comment\n---\n', '---\njust text\n---\n', '---\n- a\n---\n'])(
  '%j is front matter without a key',
  (value) => {
    expect(new Set(parse(value).file.messages.map(({ ruleId }) => ruleId))).toEqual(new Set(['front-matter-value']));
  },
);

test('any text is read or reported, never thrown', () => {
  const part = fc.constantFrom(
    'title',
    ':',
    ' ',
    '\n',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '&a',
    '*a',
    '!!js',
    '|',
    '>',
    '"',
    "'",
    '#',
    '---',
    '<<',
    '?',
    '\t',
    '%',
    '@',
    'null',
    '~',
    '2026-11-24',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const { document, file } = parse(`---\n${parts.join('')}\n---\n`);
      expect(document !== undefined || file.messages.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
