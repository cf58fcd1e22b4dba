import { expect, test } from 'vitest';
import { quote, render } from './render';

test('code stands in a box that can be reached by keyboard and says its language', () => {
  const { html } = render('```swift\nlet status = errSecParam\n```');
  expect(html).toContain(
    '<div class="code" data-lang="swift"><pre tabindex="0" role="region" aria-label="Swift code">',
  );
  expect(html).toContain('<span class="tk-keyword">let</span>');
});

test('code is coloured by classes, never by styles', () => {
  for (const language of [
    'swift',
    'objc',
    'sh',
    'xml',
    'plist',
    'json',
    'yaml',
    'sql',
    'c',
    'js',
    'html',
    'python',
    'log',
  ]) {
    const { html, problems } = render(`\`\`\`${language}\n<key a="1">x = "y" // -50</key>\n\`\`\``);
    expect(problems).toEqual([]);
    expect(html).not.toMatch(/ style=/);
  }
});

test('highlighting keeps every character of the code', () => {
  const source = 'let query: [CFString: Any] = [\n  kSecClass: "<&>",\t\n]\n\n// "quoted" \\n';
  const { html } = render(`\`\`\`swift\n${source}\n\`\`\``);
  const code = /<code>([\s\S]*)<\/code>/.exec(html)?.[1] ?? '';
  const text = code
    .replace(/<[^>]+>/g, '')
    .replace(/&#x3C;/g, '<')
    .replace(/&#x26;/g, '&');
  expect(text).toBe(source);
});

test('a table scrolls in a box of its own', () => {
  expect(render('| Code |\n|---|\n| -50 |').html).toMatch(
    /^<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>/,
  );
});

test('boxes are made in items and quotations too', () => {
  const { html } = render('- Run:\n\n  ```sh\n  security find-identity\n  ```\n\n> | Code |\n> |---|\n> | -50 |');
  expect(html).toContain('class="code"');
  expect(html).toContain('class="scroll"');
});

test('a figure stands in place of its paragraph, with caption and words', () => {
  const { html, problems } = render('![On iOS there is one.](figure:keychain-choice)');
  expect(html).toBe(
    '<figure id="figure-keychain-choice"><svg></svg><figcaption>Which keychain. On iOS there is one.</figcaption></figure>',
  );
  expect(problems).toEqual([]);
});

test('an unknown figure, and an image within a sentence or in a post, are reported', () => {
  expect(render('![A flow](figure:keychain-choices)').problems).toEqual(['unknown-figure']);
  expect(render('Look: ![A flow](figure:keychain-choice)').problems).toEqual(['figure-place']);
  expect(quote('![A flow](figure:keychain-choice)').problems).toEqual(['unknown-figure']);
});
