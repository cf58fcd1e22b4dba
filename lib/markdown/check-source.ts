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
    const valid = new TextDecoder('utf-8').decode(bytes).indexOf('\uFFFD');
    const before = new TextDecoder('utf-8').decode(bytes).slice(0, valid);
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    report(file, 'not-utf8', { line, column }, new TextEncoder().encode(before).length);
    return undefined;
  }
}

/**
 * First and last code unit of what no text may contain: control characters but tab, soft hyphen, zero-width and
 * directional marks, line and paragraph separators, byte order mark. Variation selectors and the zero-width joiner
 * stay: emoji need them.
 */
const unwanted: readonly [number, number][] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
];

function checkCharacters(file: VFile, text: string): void {
  for (const [index, line] of text.split('\n').entries()) {
    for (let column = 0; column < line.length; column += 1) {
      const code = line.charCodeAt(column);
      if (!unwanted.some(([first, last]) => code >= first && code <= last)) continue;
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      report(file, 'control-character', { line: index + 1, column: column + 1 }, name);
    }
  }
}
