import { site } from '../site';
import { escapeXml } from './feed';
import type { PreviewCard } from './preview-card';

/** Families of the two typefaces the drawing is made for; the caller supplies the files. */
export const previewFonts = { sans: 'IBM Plex Sans', mono: 'IBM Plex Mono' } as const;

const width = 1200;
const height = 630;
const margin = 72;
const room = width - 2 * margin;
const colours = { surface: '#ffffff', text: '#1b1e24', quiet: '#565d6b', accent: '#0058c4', line: '#d9dce3' };

interface Style {
  size: number;
  face: keyof typeof previewFonts;
  weight: 400 | 500 | 600;
  colour: string;
}

/** Draw a card as SVG, 1200 × 630. The same card gives the same text. */
export function drawPreview(card: PreviewCard): string {
  const title = fitTitle(card);
  const symbols = card.symbols ? fitLine(card.symbols, card.number ? 50 : 36) : undefined;
  const text: Style = { size: 32, face: 'sans', weight: 400, colour: colours.quiet };
  const parts: string[] = [head()];
  let y = card.label ? 198 : 170;
  /** @param gap between the line above and this one */
  const put = (line: string, style: Style, gap: number) => {
    y += style.size + gap;
    parts.push(words(line, margin, y - style.size * 0.2, style));
  };
  if (card.label) parts.push(words(card.label, margin, y, { ...text, size: 30, weight: 500, colour: colours.accent }));
  if (card.label) y += 8;
  for (const line of title.lines) put(line, title.style, title.style.size * 0.18);
  y += 18;
  if (symbols) put(symbols.line, symbols.style, 6);
  if (symbols) y += 8;
  const free = Math.max(0, Math.floor((550 - y) / 44));
  for (const line of cut(wrap(card.text.replace(/[;,]$/, ' …'), text), free)) put(line, text, 12);
  if (card.foot)
    parts.push(words(card.foot, margin, 584, { size: 26, face: 'sans', weight: 500, colour: colours.quiet }));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

function head(): string {
  const name: Style = { size: 38, face: 'sans', weight: 600, colour: colours.text };
  return [
    `<rect width="${width}" height="${height}" fill="${colours.surface}"/>`,
    `<rect width="${width}" height="10" fill="${colours.accent}"/>`,
    `<g transform="translate(${margin} 64) scale(1.75)"><rect width="32" height="32" rx="7" fill="${colours.accent}"/><path d="M7 12h8M7 20h8M19 10l6 6-6 6" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></g>`,
    words(site.name, margin + 74, 106, name),
  ].join('');
}

/** The largest size at which a title takes at most three lines. A number stands alone, very large. */
function fitTitle({ title, number }: PreviewCard): { lines: string[]; style: Style } {
  if (number) {
    const { line, style } = fitLine(title, 120);
    return { lines: [line], style: { ...style, weight: 600 } };
  }
  const sizes = [68, 60, 52, 46];
  const style = (size: number): Style => ({ size, face: 'sans', weight: 600, colour: colours.text });
  const size = sizes.find((candidate) => wrap(title, style(candidate)).length <= 3) ?? 46;
  return { lines: cut(wrap(title, style(size)), 4), style: style(size) };
}

/** One line of symbols, smaller where it would not fit. */
function fitLine(line: string, largest: number): { line: string; style: Style } {
  const style: Style = { size: largest, face: 'mono', weight: 500, colour: colours.text };
  const size = Math.min(largest, Math.floor((largest * room) / widthOf(line, style)));
  return { line, style: { ...style, size } };
}

function words(text: string, x: number, y: number, { size, face, weight, colour }: Style): string {
  return `<text x="${x}" y="${Math.round(y)}" font-family="${previewFonts[face]}" font-weight="${weight}" font-size="${size}" fill="${colour}">${escapeXml(text)}</text>`;
}

/** Break a text into lines that fit; a longer word stands alone. */
function wrap(text: string, style: Style): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, style) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return lines
    .slice(0, most)
    .map((line, index) => (index === most - 1 ? `${line.replace(/(?<![ .,;:…])[ .,;:…]+$/, '')} …` : line));
}

/** Widths of characters in hundredths of the size of the typeface, each a little more than they are. */
const widths: readonly [RegExp, number][] = [
  [/[iljI.,:;'’|]/, 28],
  [/[tfr!()[\]\s-]/, 36],
  [/[mwMW@—…]/, 90],
  [/[A-Z]/, 66],
];

/** Width of a line, 4 to 10 % more than it will be. */
function widthOf(line: string, { size, face }: Style): number {
  if (face === 'mono') return [...line].length * size * 0.6;
  const units = [...line].map((character) => widths.find(([kind]) => kind.test(character))?.[1] ?? 58);
  return (units.reduce((sum, unit) => sum + unit, 0) * size) / 100;
}
