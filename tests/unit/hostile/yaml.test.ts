import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseYamlList } from '@/lib/errors/parse-yaml-list';
import { parseYaml } from '@/lib/model/parse-yaml';
import { postFrontmatterSchema } from '@/lib/model/post';
import { vocabularySchema } from '@/lib/model/vocabulary';

const itemSchema = z.strictObject({ id: z.string(), title: z.string().min(3) });

function readList(value: string) {
  const file = new VFile({ path: 'content/errors/families.yml', value });
  const items = parseYamlList(file, itemSchema);
  return { items, messages: file.messages.map(({ line, column, reason }) => `${line}:${column} ${reason}`) };
}

function read(yaml: string, schema: z.ZodType = z.strictObject({ title: z.string() })) {
  const file = new VFile({ path: 'content/vocabulary.yml' });
  const parsed = parseYaml(file, yaml, schema);
  return { parsed, messages: file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`) };
}

/** Nine anchors of nine aliases each: two billion items if unfolded. */
const bomb = Array.from(
  { length: 9 },
  (_, index) => `- &a${index} [${Array.from({ length: 9 }, () => (index === 0 ? 'x' : `*a${index - 1}`)).join(', ')}]`,
).join('\n');

describe('a list of items in YAML', () => {
  test('that unfolds without end is refused at its first alias', () => {
    expect(readList(bomb)).toEqual({
      items: [],
      messages: ['2:8 Unexpected YAML, Excessive alias count indicates a resource exhaustion attack'],
    });
  });

  test('names every problem at the key it is about, and keeps the other items', () => {
    const { items, messages } = readList(
      [
        '- id: keychain',
        '  title: Keychain',
        '- id: tcc',
        '  title: 7',
        '  colour: red',
        '- id: keychain',
        '  title: Again',
      ].join('\n'),
    );
    expect(items).toEqual([{ id: 'keychain', title: 'Keychain' }]);
    expect(messages).toEqual([
      '4:3 Unexpected value of `title`, expected text, found a number; put it in quotes',
      '5:3 Unexpected key `colour`, expected one of `id`, `title`',
      '6:3 Unexpected second row `keychain`, expected it once; the first is in line 1',
    ]);
  });

  test.each(['id: keychain', 'keychain', '7', '{}'])('is not what `%s` says', (yaml) => {
    expect(readList(yaml).messages).toEqual(['1:1 Unexpected value of `the file`, expected a list']);
  });
});

describe('YAML', () => {
  test.each([
    ['brackets', '['.repeat(20_000)],
    ['braces', 'title: {a: '.repeat(20_000)],
    ['items', `${'- '.repeat(20_000)}a`],
    ['keys of their own', '? '.repeat(20_000)],
    ['indentation', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['closed brackets', `${'['.repeat(60)}${']'.repeat(60)}`],
  ])('nested without end by %s is refused', (_, yaml) => {
    const { parsed, messages } = read(yaml);
    expect(parsed).toBeUndefined();
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toMatch(/^\d+:\d+ front-matter-(?:syntax|value)$/);
  });

  test('may hold brackets in what it quotes', () => {
    const title = `${'['.repeat(60)} and ${'{'.repeat(60)}`;
    expect(read(`title: "${title}"`).parsed?.data).toEqual({ title });
  });

  test.each([
    ['__proto__: { polluted: true }\ntitle: a', '1:1 front-matter-key'],
    ['"__proto__": [a]\ntitle: a', '1:1 front-matter-key'],
    ['constructor: { prototype: { polluted: true } }\ntitle: a', '1:1 front-matter-key'],
    ['<<: { polluted: true }\ntitle: a', '1:1 front-matter-key'],
    ['title: !!js/function "function () {}"', '1:8 front-matter-syntax'],
    ['title: a\ntitle: b', '2:1 front-matter-syntax'],
  ])('with `%s` is refused and changes no prototype', (yaml, message) => {
    const { parsed, messages } = read(yaml);
    expect({ parsed, messages }).toEqual({ parsed: undefined, messages: [message] });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('with a key of every prototype among platforms or words is refused or left out', () => {
    const platforms = read(
      'platforms: { __proto__: all, constructor: all }',
      postFrontmatterSchema.pick({ platforms: true }),
    );
    const words = read('platforms: []\ntags: []\nsynonyms: []\n__proto__: []', vocabularySchema);
    for (const { parsed } of [platforms, words]) expect(parsed).toBeUndefined();
    expect(Reflect.get({}, 'all')).toBeUndefined();
  });
});
