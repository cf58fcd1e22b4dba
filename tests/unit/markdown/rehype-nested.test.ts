import { expect, test } from 'vitest';
import { quote } from './render';

const tags = (html: string) => [...html.matchAll(/<(h\d)>/g)].map((match) => match[1]);

test('headings of a post stand below those of the page, in the same steps', () => {
  expect(tags(quote('# App groups\n\n## On iOS\n\n### Details').html)).toEqual(['h3', 'h4', 'h5']);
  expect(tags(quote('## Setup\n\n## Observations').html)).toEqual(['h3', 'h3']);
  expect(tags(quote('> #### Deep').html)).toEqual(['h3']);
});

test('no heading is deeper than level 6, and a post without headings stays as it is', () => {
  expect(tags(quote('# One\n\n###### Six').html)).toEqual(['h3', 'h6']);
  expect(quote('Hello').html).toBe('<p>Hello</p>');
});
