import { expect, test } from 'vitest';
import { slug } from '@/lib/markdown/rehype-anchors';
import { render } from './render';

function anchorsOf(markdown: string): string[] {
  return [...render(markdown).html.matchAll(/<(?:h\d|li) id="([^"]*)"/g)].map((match) => match[1] ?? '');
}

test('a heading gets an address made of its words', () => {
  expect(anchorsOf("## Short answer\n\n### What the Mac's keychain does")).toEqual([
    'short-answer',
    'what-the-macs-keychain-does',
  ]);
});

test('an item gets the name of its section and its first five words', () => {
  expect(anchorsOf('## Steps\n\n1. Remove `kSecAttrAccessible` from the dictionary, then sign again.')).toEqual([
    'steps',
    'step-remove-ksecattraccessible-from-the-dictionary',
  ]);
  expect(anchorsOf('## Why\n\n- Both exclude each other.')).toEqual(['why', 'fact-both-exclude-each-other']);
  expect(anchorsOf('## Groups an app has\n\n- The application identifier')).toEqual([
    'groups-an-app-has',
    'groups-an-app-has-the-application-identifier',
  ]);
});

test('evidence, nested lists and code are no part of an address', () => {
  const markdown = [
    '## Why',
    '',
    '- Documented. ([documented](https://developer.apple.com/documentation/security))',
    '  - A nested item',
    '',
    '  ```sh',
    '  security list-keychains',
    '  ```',
  ].join('\n');
  expect(anchorsOf(markdown)).toEqual(['why', 'fact-documented']);
});

test('items of nested lists and of lists in tables of quotations have no address', () => {
  expect(anchorsOf('## Why\n\n- Outer\n  - Inner\n\n> - Quoted')).toEqual(['why', 'fact-outer']);
});

test('an anchor written at the end of a heading or item is taken and not shown', () => {
  const { html, problems } = render(
    [
      '## Steps {#do-this}',
      '',
      '1. Remove `kSecAttrAccessible`. {#remove-accessible}',
      '2. Sign again. ([confirmed](https://developer.apple.com/forums/thread/1)) {#sign}',
      '3. Read the log: {#log}',
      '',
      '   ```sh',
      '   log show --last 1m',
      '   ```',
    ].join('\n'),
  );
  expect(html).toContain('<h2 id="do-this">Steps</h2>');
  expect(html).toContain('<li id="remove-accessible">');
  expect(html).toContain('<li id="sign">');
  expect(html).toContain('<li id="log">');
  expect(html).not.toContain('{#');
  expect(problems).toEqual([]);
});

test('an anchor of other letters or in another place is reported', () => {
  expect(render('## Steps {#Do this}').problems).toEqual(['anchor-form']);
  expect(render('## Steps\n\nA paragraph. {#here}').problems).toEqual(['anchor-form']);
  expect(render('## Steps\n\nWrite `{#here}` in backticks.').problems).toEqual([]);
});

test('the second use of an address is reported with the line of the first', () => {
  const { file } = render('## Why\n\n- The two exclude each other.\n- The two exclude each other.\n\n## Why');
  expect(file.messages.map(String)).toEqual([
    'content/entries/example.md:4:1: Unexpected second anchor `fact-the-two-exclude-each-other`, expected it once; the first is in line 3. End the item with `{#another-anchor}`',
    'content/entries/example.md:6:1: Unexpected second anchor `why`, expected it once; the first is in line 1. End the item with `{#another-anchor}`',
  ]);
});

test.each([
  ['SecItemAdd returns -50', 'secitemadd-returns-50'],
  ['Apple’s “trustd” and Mac’s keychain', 'apples-trustd-and-macs-keychain'],
  ['Ｆｕｌｌ width №1', 'full-width-no1'],
  ['Schlüsselbund über alles', 'schlüsselbund-über-alles'],
  ['…', 'section'],
])('the slug of %j is %j', (text, expected) => {
  expect(slug(text)).toBe(expected);
});
