import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type SingleFileParts, singleFileHtml } from '@/lib/publish/single-file';

const parts: SingleFileParts = {
  styles: 'h1{color:red}',
  script: 'document.title="Decoder"',
  worker: 'postMessage("</script><!--")',
  tables: '{"meaning":"</script>"}',
  date: '2026-11-20',
  origin: 'https://errsec.example',
};

test('its policy allows its own script and styles by hash, and no request', () => {
  const html = singleFileHtml(parts);
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  expect(html).toContain(`default-src 'none'; script-src '${hash(parts.script)}'; style-src '${hash(parts.styles)}'`);
  expect(html).not.toContain('connect-src');
});

test('no text of the tables or the worker can end its element', () => {
  const html = singleFileHtml(parts);
  expect(html.match(/<\/script>/g)).toHaveLength(3);
  expect(html).toContain('\\u003c/script>');
});

test('a script that would end its element is refused', () => {
  expect(() => singleFileHtml({ ...parts, script: 'x="</script>"' })).toThrow('Unexpected end tag');
});

test('the version changes with the data', () => {
  const versionOf = (html: string) => /version ([0-9a-f]{12}), data of 2026-11-20/.exec(html)?.[1];
  const other = singleFileHtml({ ...parts, tables: '{}' });
  expect(versionOf(singleFileHtml(parts))).toBeDefined();
  expect(versionOf(other)).not.toBe(versionOf(singleFileHtml(parts)));
});
