import { expect, test } from 'vitest';
import { quote, render } from './render';

test('links to this site are collected with their place', () => {
  const { file } = render('See [the topic](/topics/keychain/)\nand [the steps](#steps).');
  expect(
    file.data.links?.map(({ href, position }) => `${position?.start.line}:${position?.start.column} ${href}`),
  ).toEqual(['1:5 /topics/keychain/', '2:5 #steps']);
});

test('links elsewhere tell no one where the reader comes from', () => {
  const { html, file } = render('[documentation](https://developer.apple.com/documentation/security)');
  expect(html).toContain('rel="noopener nofollow"');
  expect(file.data.links).toEqual([]);
});

test.each(['http:', 'https:', 'https:/a', 'https:a'])(
  'the incomplete address %s is reported and leads nowhere',
  (address) => {
    const { html, problems } = quote(`[words](${address})`);
    expect(problems).toEqual(['unsafe-link']);
    expect(html).not.toContain('href');
  },
);

test("a link in a quoted post is marked as somebody else's", () => {
  expect(quote('https://example.com/log').html).toContain('rel="noopener nofollow ugc"');
});

test('refused addresses and footnotes are not links of this site', () => {
  const { file } = render('[a](javascript:alert%281%29) [b](//example.com) [c](c.md) and a note.[^1]\n\n[^1]: Here.');
  expect(file.data.links).toEqual([]);
});

test('a post may link to http, an entry may not', () => {
  expect(quote('http://example.com/log').problems).toEqual([]);
  expect(quote('http://example.com/log').html).toContain('href="http://example.com/log"');
  expect(render('http://example.com/log').problems).toEqual(['unsafe-link']);
  expect(render('http://example.com/log').html).not.toContain('href');
});

test.each(['', 'figure:../a', 'https://example.com/a.png', 'data:image/svg+xml,a'])(
  'an image of %j has no address',
  (address) => {
    const { html, problems } = render(`![What it shows](${address})`);
    expect(problems).toContain('unsafe-link');
    expect(html).not.toContain('src');
  },
);
