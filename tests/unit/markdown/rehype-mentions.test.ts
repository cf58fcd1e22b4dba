import { expect, test } from 'vitest';
import { render } from './render';

const link = '<a href="/errors/-50/#errSecParam" class="mention"><code>errSecParam</code></a>';

test('the first mention of a code in each section is a link to its page', () => {
  const { html } = render(
    '## Why\n\n`errSecParam` and `errSecParam` again.\n\n### More\n\n`errSecParam`\n\n## Check\n\n`errSecParam`',
  );
  expect(html.split(link)).toHaveLength(3);
  expect(html.match(/<code>errSecParam<\/code>/g)).toHaveLength(4);
});

test('names in headings, links and code blocks are left alone', () => {
  const { html, file } = render(
    '## `errSecParam`\n\n[see `errSecParam`](https://developer.apple.com/)\n\n```text\nerrSecParam\n```',
  );
  expect(html).not.toContain('mention');
  expect(file.data.mentions).toEqual({ codes: [], identifiers: [] });
});

test('a name is recognized in items, tables, quotations and emphasis', () => {
  for (const markdown of [
    '- `errSecParam`',
    '| Code |\n|---|\n| `errSecParam` |',
    '> `errSecParam`',
    '**Not `errSecParam`**',
  ]) {
    expect(render(markdown).html).toContain(link);
  }
});

test('a name without backticks and an unknown name are left alone', () => {
  expect(render('errSecParam and `errSecParams` and `constructor`').html).not.toContain('mention');
});

test('mentions are listed once each, in order, codes apart from identifiers', () => {
  const { file } = render('`keychain-access-groups` then `-50`, then `errSecParam` and `keychain-access-groups`.');
  expect(file.data.mentions).toEqual({
    codes: ['NSOSStatusErrorDomain -50 errSecParam'],
    identifiers: ['entitlements/keychain-access-groups'],
  });
});
