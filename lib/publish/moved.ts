import { contentSecurityPolicy } from '../serve/headers';
import { site } from '../site';
import { escapeXml } from './feed';
import type { Address, Redirect } from './redirects';

// A static host knows no redirects, so they are pages. An anchor never reaches a host at all: it is kept where it was by
// an empty element, which browsers scroll to without script, or, if its text is on another page now, by a line of its own.
// Considered: a table of moved anchors in the script of every page, which costs every reader and fails without script.

/**
 * The page at an address that has moved, for hosts that can't redirect. With script the anchor is kept, or led to where
 * it moved itself; without it a browser goes to the top of the new page.
 *
 * @param redirects all whose source is this page or an anchor of it
 * @param script address of the script that goes on, see `app/_islands/moved.ts`
 */
export function movedPage(path: string, redirects: readonly Redirect[], origin: string, script: string): string {
  const whole = redirects.find(({ from }) => from.path === path && from.anchor === '');
  if (!whole) throw new RangeError(`No redirect from ${path}`);
  const target = escapeXml(hrefOf(whole.to));
  const parts = redirects
    .filter(({ from }) => from.anchor !== '')
    .map(
      ({ from, to }) =>
        `<p><a id="${escapeXml(from.anchor)}" href="${escapeXml(hrefOf(to))}">${escapeXml(from.anchor)}</a></p>`,
    );
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy('meta')}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Moved · ${site.name}</title>`,
    `<link rel="canonical" href="${origin}${target}">`,
    `<noscript><meta http-equiv="refresh" content="0; url=${target}"></noscript>`,
    `<script src="${script}" type="module"></script>`,
    '</head>',
    '<body>',
    '<main id="content">',
    '<h1>Moved</h1>',
    `<p>This page is now at <a data-moved="" href="${target}">${target}</a>.</p>`,
    ...parts,
    '</main>',
    '</body>',
    '</html>\n',
  ].join('\n');
}

/**
 * Keep anchors working that have moved: within the page by an empty element of the old name where the new one is, to
 * other pages by a line that shows only when someone arrives at the old name. Needs no script.
 *
 * @param html of the page the anchors were on
 * @param redirects whose source is an anchor of this page
 * @throws {RangeError} if the page lacks a new anchor
 */
export function keepMovedAnchors(html: string, redirects: readonly Redirect[]): string {
  return redirects.reduce((page, { from, to }) => {
    if (to.path === from.path && to.anchor)
      return insertAt(page, to.anchor, `<span id="${escapeXml(from.anchor)}"></span>`);
    const href = escapeXml(hrefOf(to));
    const line = `<p id="${escapeXml(from.anchor)}" class="moved">This part is now at <a href="${href}">${href}</a>.</p>`;
    return page.replace('</main>', () => `${line}</main>`);
  }, html);
}

/** Put markup where an anchor is. Rows and disclosures take no other element as first child. */
function insertAt(html: string, anchor: string, markup: string): string {
  const name = escapeXml(anchor).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const match = new RegExp(`<([a-z][a-z0-9]*)\\b[^<>]*? id="${name}"[^<>]*>`).exec(html);
  if (!match) throw new RangeError(`No element has the anchor ${anchor}`);
  let position = match[1] === 'details' ? match.index : match.index + match[0].length;
  if (match[1] === 'tr') position = html.indexOf('>', position) + 1;
  return html.slice(0, position) + markup + html.slice(position);
}

function hrefOf({ path, anchor }: Address): string {
  return anchor ? `${path}#${encodeURIComponent(anchor).replace(/%3A/g, ':')}` : path;
}
