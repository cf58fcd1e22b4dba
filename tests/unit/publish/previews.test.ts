import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawPreview } from '@/lib/publish/draw-preview';
import { encodeIndexedPng } from '@/lib/publish/indexed-png';
import type { PreviewCard } from '@/lib/publish/preview-card';

const card: PreviewCard = {
  address: '/previews/errors/-34018.png',
  label: 'Keychain and certificates',
  title: '-34018',
  number: true,
  symbols: 'errSecMissingEntitlement',
  text: 'The signed app is not entitled to the keychain access group the call needs.',
  foot: 'confirmed · reviewed 2026-11-24',
};

/** Lines of a drawing from the top down. */
function linesOf(svg: string) {
  return [...svg.matchAll(/<text x="(\d+)" y="(\d+)" [^>]*font-size="(\d+)"[^>]*>([^<]*)</g)].map((match) => ({
    y: Number(match[2]),
    size: Number(match[3]),
    text: match[4] ?? '',
  }));
}

test('a card says its number, symbol, meaning, status and date', () => {
  const words = linesOf(drawPreview(card))
    .map(({ text }) => text)
    .join(' ');
  for (const part of [card.label, card.title, card.symbols, card.text, card.foot]) expect(words).toContain(part);
});

test('the number is the largest text', () => {
  const lines = linesOf(drawPreview(card));
  const largest = Math.max(...lines.map(({ size }) => size));
  expect(lines.find(({ size }) => size === largest)?.text).toBe('-34018');
});

test('a long title gets smaller and never runs into the foot', () => {
  const title =
    'How do I use the keychain or Secure Enclave from an unsigned or self-built Mac app (-34018, error 153)?';
  const lines = linesOf(drawPreview({ ...card, title, number: false, text: card.text.repeat(6) }));
  const foot = lines.find(({ text }) => text === card.foot);
  const others = lines.filter((line) => line !== foot);
  expect(Math.max(...others.map(({ y }) => y))).toBeLessThan((foot?.y ?? 0) - 26);
  expect(others.at(-1)?.text).toMatch(/…$/);
});

test('a long symbol is made to fit in one line', () => {
  const symbols = 'com.apple.AuthenticationServices.AuthorizationError.matchedExcludedCredential';
  const line = linesOf(drawPreview({ ...card, symbols })).find(({ text }) => text === symbols);
  expect((line?.size ?? 99) * 0.6 * symbols.length).toBeLessThanOrEqual(1056);
});

test('text of the content can not become markup of the drawing', () => {
  expect(drawPreview({ ...card, text: '<script>&' })).toContain('&lt;script&gt;&amp;');
});

test('an image keeps every pixel', async () => {
  const colours = [0xffffffff, 0x0058c4ff, 0x1b1e24ff];
  const pixels = Buffer.alloc(3 * 2 * 4);
  for (let index = 0; index < 6; index += 1) pixels.writeUInt32BE(colours[index % 3] ?? 0, index * 4);
  const png = await encodeIndexedPng(pixels, 3, 2);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3, 2]);
  const palette = png.indexOf('PLTE') + 4;
  expect(png.subarray(palette, palette + 9).toString('hex')).toBe('ffffff0058c41b1e24');
  const data = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  expect([...rows]).toEqual([0, 0, 1, 2, 0, 0, 1, 2]);
});

test('more colours than a palette holds are refused', async () => {
  const pixels = Buffer.alloc(300 * 4);
  for (let index = 0; index < 300; index += 1) pixels.writeUInt32BE(index * 256, index * 4);
  await expect(encodeIndexedPng(pixels, 300, 1)).rejects.toThrow(RangeError);
});
