import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { checkSource } from '@/lib/markdown/check-source';

function check(bytes: string | Uint8Array) {
  const file = new VFile({ path: 'content/entries/example.md' });
  const text = checkSource(file, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  return { text, messages: file.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}`) };
}

test('line ends become line feeds, and a byte order mark is dropped', () => {
  expect(check('\uFEFFone\r\ntwo\rthree\n')).toEqual({ text: 'one\ntwo\nthree\n', messages: [] });
});

test.each(['', ' ', '\n\n\t', '\uFEFF'])('%j is an empty file', (text) => {
  expect(check(text)).toEqual({ text: undefined, messages: ['1:1 empty-file'] });
});

test.each([
  ['at the start', [0xff, 0x61], '1:1'],
  ['after letters and a line feed', [0x61, 0x0a, 0x62, 0xe9, 0x0a], '2:2'],
  ['within a letter', [0x61, 0xc3, 0x28], '1:2'],
  ['at the end', [0x61, 0xe2, 0x82], '1:2'],
  ['after a replacement character that is written', [0xef, 0xbf, 0xbd, 0xff], '1:2'],
])('a byte that is not UTF-8 %s is found', (_, bytes, place) => {
  expect(check(Uint8Array.from(bytes))).toEqual({ text: undefined, messages: [`${place} not-utf8`] });
});

test('the offset counts bytes, the byte order mark among them', () => {
  const file = new VFile({ path: 'content/entries/example.md' });
  checkSource(file, Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0xff]));
  expect(file.messages[0]?.reason).toBe('Unexpected byte at offset 5, expected UTF-8; save the file as UTF-8');
});

test.each([
  ['U+0000', '\0'],
  ['U+001B', '\u001B'],
  ['U+00AD', '\u00AD'],
  ['U+200B', '\u200B'],
  ['U+200E', '\u200E'],
  ['U+202E', '\u202E'],
  ['U+2066', '\u2066'],
  ['U+2028', '\u2028'],
  ['U+FEFF', '\uFEFF'],
  ['U+3164', '\u3164'],
  ['U+E0041', '\u{E0041}'],
])('%s is reported where it stands', (name, character) => {
  const file = new VFile({ path: 'content/entries/example.md' });
  expect(checkSource(file, new TextEncoder().encode(`one\ntwo${character}three`))).toBeDefined();
  expect(file.messages.map(String)).toEqual([
    `content/entries/example.md:2:4: Unexpected invisible or control character ${name}, expected visible text; delete it`,
  ]);
});

test('tabs, non-breaking spaces, emoji and any script are text', () => {
  expect(check('a\tb\u00A0c 👩‍💻 ❤️ 日本語 עברית').messages).toEqual([]);
});
