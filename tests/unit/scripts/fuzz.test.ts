import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkHtml } from '@/scripts/fuzz/check-html';
import { type FuzzKnowledge, openFuzzKnowledge } from '@/scripts/fuzz/knowledge';
import { listPatterns } from '@/scripts/fuzz/list-patterns';
import { makeInput } from '@/scripts/fuzz/make-input';
import { shrink } from '@/scripts/fuzz/shrink';
import { targets } from '@/scripts/fuzz/targets';

/** `npm run fuzz` reads for as long as it is told to; these few inputs are the same in every run. */
const cases = 12;
const seed = 20251124;

let knowledge: FuzzKnowledge;

beforeAll(async () => {
  knowledge = await openFuzzKnowledge(process.cwd(), { small: true });
});

describe.each(targets)('hostile input to $name', ({ name, corpus, run }) => {
  test(`does no harm in ${cases} cases`, async () => {
    const inputs = corpus(knowledge);
    const prototype = Object.getOwnPropertyNames(Object.prototype);
    for (let index = 0; index < cases; index += 1) {
      const input = makeInput(inputs, seed, index);
      try {
        await run(input, knowledge);
      } catch (error) {
        throw new Error(`npm run fuzz -- --target ${name} --seed ${seed} --case ${index}`, { cause: error });
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototype);
    }
  });
});

test('the same seed and case give the same input, another case another one', () => {
  const corpus = ['Keychain call fails with errSecMissingEntitlement', 'The daemon logs a line.'];
  const inputs = Array.from({ length: 50 }, (_, index) => makeInput(corpus, 1, index));
  expect(Array.from({ length: 50 }, (_, index) => makeInput(corpus, 1, index))).toEqual(inputs);
  expect(new Set(inputs).size).toBeGreaterThan(40);
});

test('a failing input is made smaller while it fails', async () => {
  const fails = async (input: string) => input.includes('<') && input.includes('=');
  expect(await shrink('The keychain <says a = b> and more.', fails)).toBe('<=');
});

test.each([
  ['<p onclick="a">a</p>', 'attribute onclick of <p>'],
  ['<a href="javascript:a">a</a>', 'address javascript:a'],
  ['<a href="//evil.example">a</a>', 'address //evil.example'],
  ['<p style="color:red">a</p>', 'attribute style of <p>'],
  ['<script>a</script>', 'element <script>'],
  ['<p>a<!-- b --></p>', 'a comment'],
  ['<svg><use href="data:a"></use></svg>', 'element <use>'],
])('what no page may hold is seen in %s', (html, problem) => {
  expect(checkHtml(html)).toContain(problem);
});

test('what Markdown makes is fine', () => {
  expect(
    checkHtml('<h2 id="why">Why</h2><p>A <a href="https://a.example/" rel="noopener">b</a> <code>c</code></p>'),
  ).toEqual([]);
});

test('every pattern of the source is listed with its place, and those made at run time apart', () => {
  const { patterns, made } = listPatterns(process.cwd(), ['lib/model', 'lib/content']);
  const slug = patterns.find(({ source }) => source === '^[a-z0-9]+(?:-[a-z0-9]+)*$');
  expect(slug?.file).toBe('lib/model/ids.ts');
  expect(readFileSync('lib/model/ids.ts', 'utf8').split('\n')[(slug?.line ?? 0) - 1]).toContain('[a-z0-9]+)*$/');
  expect(made.every((place) => /^lib\/content\/[\w-]+\.ts:\d+$/.test(place))).toBe(true);
  expect(made.length).toBeGreaterThan(2);
});
