import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Decoding, decode } from '@/lib/errors/decode';
import { buildDecodeTables, openDecodeTables } from '@/lib/errors/decode-tables';
import { readDecodeTables } from './decoder-tables';

/** Without entries and topics: writing one must not change what sixty samples are expected to be. */
const tables = openDecodeTables(
  buildDecodeTables({ ...readDecodeTables().source, entries: [], topics: [], posts: [] }),
);

const samples = new URL('samples/', import.meta.url);

test.each(readdirSync(samples))('%s', async (name) => {
  const folder = new URL(`${name}/`, samples);
  const text = readFileSync(new URL('input.log', folder), 'utf8');

  const decoding = decode(text, tables);

  await expect(outline(text, decoding)).toMatchFileSnapshot(fileURLToPath(new URL('expected.txt', folder)));
});

/**
 * The findings in the order of the text, as a person checks them: place, text, kind, what it is, why. Sentences of the
 * content and its pages are left out, because writers change them.
 */
function outline(text: string, { spans, ladders, missing, unknown, first }: Decoding): string {
  const place = (offset: number) => {
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    return `${line}:${offset - before.lastIndexOf('\n')}`;
  };
  const marked = spans.map(({ start, end, kind, what, href, candidates }) => {
    const [top, ...others] = candidates;
    const reason = top ? ` (${top.reason})` : '';
    const also = others.length > 0 ? ` not ${others.map((other) => other.symbol || other.domain).join(', ')}` : '';
    return `${place(start)} ${JSON.stringify(text.slice(start, end))} ${kind}: ${what}${reason}${also} → ${href ?? 'no page'}`;
  });
  const nested = ladders.map((ladder) =>
    ladder
      .map((rung, depth) => `${'  '.repeat(depth)}${rung.domain} ${rung.number}${rung.act ? ' ← act' : ''}`)
      .join('\n'),
  );
  return [
    `first: ${first ? first.what : 'nothing'}`,
    ...(first ? [`because: ${first.reason}`] : []),
    '',
    'marked:',
    ...marked,
    ...(nested.length > 0 ? ['', 'nested:', ...nested] : []),
    ...(missing.length > 0
      ? ['', 'missing:', ...missing.map((gap) => `${place(gap.start)} ${gap.sentence} ${gap.advice}`)]
      : []),
    ...(unknown.length > 0
      ? ['', 'unknown:', ...unknown.map((one) => `${place(one.start)} ${one.text}: ${one.reason}`)]
      : []),
    '',
  ].join('\n');
}
