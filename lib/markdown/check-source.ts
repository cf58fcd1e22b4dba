import type { VFile } from 'vfile';
import { report } from '../rules';

/**
 * Decode a file's bytes and say what no text of ours may contain: bytes that are not UTF-8, control characters other
 * than tab and line feed, and invisible or bidirectional characters, which can make a text say what it does not show.
 *
 * @returns the text with line feeds as line ends and without a byte order mark, or `undefined` after a fatal problem
 */
export function checkSource(file: VFile, bytes: Uint8Array): string | undefined {
  const text = decode(file, bytes);
  if (text === undefined) return undefined;
  if (text.trim() === '') {
    report(file, 'empty-file', { line: 1, column: 1 });
    return undefined;
  }
  checkCharacters(file, text);
  return text;
}

function decode(file: VFile, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    const before = validStart(bytes);
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    report(file, 'not-utf8', { line, column }, new TextEncoder().encode(before).length);
    return undefined;
  }
}

/** The text before the first byte that is not UTF-8. A replacement character that is written as such is valid. */
function validStart(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let end = text.indexOf('\uFFFD');
  while (isWritten(bytes, text.slice(0, end))) end = text.indexOf('\uFFFD', end + 1);
  return text.slice(0, end);
}

function isWritten(bytes: Uint8Array, before: string): boolean {
  const offset = new TextEncoder().encode(before).length;
  return bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
}

/**
 * First and last code point of what no text may contain: control characters but tab, soft hyphen, zero-width and
 * directional marks, fillers, line and paragraph separators, byte order mark, tag characters. Variation selectors and
 * the zero-width joiner stay: emoji need them.
 */
const unwanted: readonly [number, number][] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
];

/** Whether no text of ours may contain a code point, because it can't be seen or changes what is seen. */
export function isInvisible(code: number): boolean {
  return unwanted.some(([first, last]) => code >= first && code <= last);
}

function checkCharacters(file: VFile, text: string): void {
  for (const [index, line] of text.split('\n').entries()) {
    let column = 1;
    for (const character of line) {
      const code = character.codePointAt(0) ?? 0;
      if (isInvisible(code)) {
        const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
        report(file, 'control-character', { line: index + 1, column }, name);
      }
      column += character.length;
    }
  }
}
