import { expect, test } from 'vitest';
import { plainText } from '@/lib/markdown/plain-text';
import { render } from './render';

const textOf = (markdown: string) => plainText(render(markdown).tree);

test('blocks stand on lines of their own, white space is single', () => {
  expect(textOf('## Why\n\nOne   two\nthree.\n\n- four\n- five\n\n1. six\n\n   seven')).toBe(
    'Why\nOne two\nthree.\nfour\nfive\nsix\nseven',
  );
});

test('cells of a table are set apart', () => {
  expect(textOf('| Code | Meaning |\n|---|---|\n| `-50` | Param |')).toMatch(/^Code\s+Meaning\s+-50\s+Param$/);
});

test('code keeps its words and lines', () => {
  expect(textOf('```swift\nlet a = 1\nlet b = "<b>"\n```')).toBe('let a = 1\nlet b = "<b>"');
});

test('evidence, link addresses and drawings are left out, captions stay', () => {
  expect(textOf('A claim. ([confirmed](https://developer.apple.com/)) See [the topic](/topics/keychain/).')).toBe(
    'A claim. See the topic.',
  );
  expect(textOf('![On iOS there is one.](figure:keychain-choice)')).toBe('Which keychain. On iOS there is one.');
});

test('text that looks like markup stays text', () => {
  expect(textOf('`<query>` and a &lt;key&gt;')).toBe('<query> and a <key>');
});
