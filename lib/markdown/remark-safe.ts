import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../rules';

/** Languages a code fence may name; each is either highlighted or, like `text`, shown as it is. */
export const fenceLanguages = [
  'swift',
  'objc',
  'sh',
  'xml',
  'plist',
  'json',
  'yaml',
  'sql',
  'c',
  'js',
  'html',
  'python',
  'log',
  'text',
] as const;

export interface SafeOptions {
  /** Allow links to `http:`, as people write them in posts. */
  http?: boolean;
}

/** Refuse what does not belong into our Markdown: HTML, links that could run or mislead, images other than figures, unknown fences. */
export default function remarkSafe({ http = false }: SafeOptions = {}) {
  return (tree: Root, file: VFile) => {
    visit(tree, (node) => {
      if (node.type === 'html') report(file, 'raw-html', node.position, node.value.split('\n')[0]?.slice(0, 60) ?? '');
      if (node.type === 'link' || node.type === 'definition') checkLink(file, node.url, node.position, http);
      if (node.type === 'image' && !/^figure:[a-z0-9-]+$/.test(node.url)) {
        report(file, 'unsafe-link', node.position, node.url);
      }
      if (node.type === 'code') checkFence(file, node);
    });
  };
}

function checkLink(file: VFile, href: string, place: Root['position'], http: boolean): void {
  const elsewhere = http ? /^https?:\/\/[^\s<>"'`\\]+$/ : /^https:\/\/[^\s<>"'`\\]+$/;
  const safe = elsewhere.test(href) || /^(?:\/(?!\/)|#)[^\s<>"'`\\]*$/.test(href);
  if (!safe) report(file, 'unsafe-link', place, href);
}

function checkFence(
  file: VFile,
  node: { lang?: string | null | undefined; value: string; position?: Root['position'] },
): void {
  const lang = node.lang ?? '';
  if (!(fenceLanguages as readonly string[]).includes(lang)) {
    report(file, 'fence-language', node.position, lang, fenceLanguages.map((name) => `\`${name}\``).join(', '));
  }
  const source = String(file.data['body'] ?? '');
  const start = node.position?.start;
  const end = node.position?.end;
  if (!start || !end || source === '') return;
  const lines = source.split('\n');
  const fence = /(`{3,}|~{3,})/.exec(lines[start.line - 1]?.slice(start.column - 1) ?? '')?.[1];
  const closing = lines[end.line - 1]?.slice(0, end.column - 1).trim() ?? '';
  const closed =
    fence !== undefined && end.line > start.line && /^(?:>\s*)*(`+|~+)$/.exec(closing)?.[1]?.startsWith(fence);
  if (fence && !closed) report(file, 'unclosed-fence', node.position);
}
