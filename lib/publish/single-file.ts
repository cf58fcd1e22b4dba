import { createHash } from 'node:crypto';
import { site } from '../site';
import { escapeXml } from './feed';

export interface SingleFileParts {
  styles: string;
  script: string;
  /** Script of the worker. */
  worker: string;
  /** JSON of `buildDecodeTables`. */
  tables: string;
  /** Day of the newest review in the content (`YYYY-MM-DD`). */
  date: string;
  /** Where links lead. */
  origin: string;
}

/**
 * The decoder as one file that needs nothing else: it can be kept beside a bug report, or opened in a laboratory without
 * network. It can't send anything, because its policy allows no request at all.
 */
export function singleFileHtml(parts: SingleFileParts): string {
  const { styles, script, worker, tables, date, origin } = parts;
  if (/<\/(?:script|style)|<!--/i.test(`${styles}${script}`))
    throw new RangeError('Unexpected end tag in a style or script of the single file, expected none');
  const version = hashOf(JSON.stringify(parts), 'hex').slice(0, 12);
  const policy = [
    "default-src 'none'",
    `script-src '${sourceOf(script)}'`,
    `style-src '${sourceOf(styles)}'`,
    'worker-src blob:',
    `base-uri ${origin}/`,
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types errsec',
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<base href="${escapeXml(origin)}/">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>Decode a log · ${site.name}</title>`,
    `<style>${styles}</style>`,
    '</head>',
    '<body>',
    '<main id="content">',
    '<article class="wide decoder">',
    '<h1>Decode a log</h1>',
    '<p class="lead">Paste an error dump, log lines, a crash report header or tool output. This file works without network and sends nothing.</p>',
    '<div data-decoder=""><p data-decoder-fallback="">The decoder needs JavaScript.</p></div>',
    `<p class="meta">${site.name} decoder, version ${version}, data of ${date}. Links lead to ${escapeXml(origin)}.</p>`,
    '</article>',
    '</main>',
    `<script type="application/json" id="decode-tables">${dataOf(tables)}</script>`,
    `<script type="application/json" id="decode-worker">${dataOf(worker)}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

/** A string as JSON that can stand in a script element. */
function dataOf(text: string): string {
  return JSON.stringify(text).replace(/</g, '\\u003c');
}

function sourceOf(text: string): string {
  return `sha256-${hashOf(text, 'base64')}`;
}

function hashOf(text: string, form: 'hex' | 'base64'): string {
  return createHash('sha256').update(text).digest(form);
}
