import { expect, test } from 'vitest';
import { keepMovedAnchors, movedPage } from '@/lib/publish/moved';
import type { Redirect } from '@/lib/publish/redirects';

const entry = '/entries/which-mac-keychain/';

function redirect(from: string, to: string): Redirect {
  const address = (text: string) => ({ path: text.split('#')[0] ?? '', anchor: text.split('#')[1] ?? '' });
  return { from: address(from), to: address(to) };
}

test('a moved page sends browsers on, names its new address and may be left by a link', () => {
  const page = movedPage(
    '/entries/old/',
    [redirect('/entries/old/', entry)],
    'https://errsec.example',
    '/assets/moved.1.js',
  );
  expect(page).toContain(`<noscript><meta http-equiv="refresh" content="0; url=${entry}"></noscript>`);
  expect(page).toContain(`<link rel="canonical" href="https://errsec.example${entry}">`);
  expect(page).toContain(`<a data-moved="" href="${entry}">`);
  expect(page).toContain('http-equiv="Content-Security-Policy"');
});

test('anchors of a moved page that moved elsewhere have links of their own', () => {
  const redirects = [
    redirect('/entries/old/', entry),
    redirect('/entries/old/#step-look', '/topics/keychain/#diagnose'),
  ];
  const page = movedPage('/entries/old/', redirects, '', '/assets/moved.1.js');
  expect(page).toContain('<a id="step-look" href="/topics/keychain/#diagnose">');
});

test('an old anchor stands where the new one is', () => {
  const html = '<main><h2 id="why">Why</h2><ul><li class="a" id="fact-new">Text</li></ul></main>';
  expect(keepMovedAnchors(html, [redirect(`${entry}#fact-old`, `${entry}#fact-new`)])).toBe(
    '<main><h2 id="why">Why</h2><ul><li class="a" id="fact-new"><span id="fact-old"></span>Text</li></ul></main>',
  );
});

test('in a table row the old anchor stands inside the first cell, with a disclosure before it', () => {
  const row = '<tr id="errSecParam"><th scope="row">-50</th></tr>';
  expect(keepMovedAnchors(row, [redirect(`${entry}#old`, `${entry}#errSecParam`)])).toBe(
    '<tr id="errSecParam"><th scope="row"><span id="old"></span>-50</th></tr>',
  );
  const post = '<p>x</p><details class="post" id="post-a"><summary>Post</summary></details>';
  expect(keepMovedAnchors(post, [redirect(`${entry}#old`, `${entry}#post-a`)])).toBe(
    '<p>x</p><span id="old"></span><details class="post" id="post-a"><summary>Post</summary></details>',
  );
});

test('an anchor is matched whole: symbols contain characters that patterns give a meaning', () => {
  const html = '<h2 id="errSecXParam">a</h2><h2 id="errSec.Param">b</h2>';
  expect(keepMovedAnchors(html, [redirect(`${entry}#old`, `${entry}#errSec.Param`)])).toBe(
    '<h2 id="errSecXParam">a</h2><h2 id="errSec.Param"><span id="old"></span>b</h2>',
  );
});

test('an anchor that moved to another page leaves a line that shows when it is arrived at', () => {
  expect(keepMovedAnchors('<main>Text</main>', [redirect(`${entry}#old`, '/topics/keychain/#open')])).toBe(
    '<main>Text<p id="old" class="moved">This part is now at <a href="/topics/keychain/#open">/topics/keychain/#open</a>.</p></main>',
  );
});

test('a page that lacks the new anchor is a broken promise', () => {
  expect(() => keepMovedAnchors('<main></main>', [redirect(`${entry}#old`, `${entry}#none`)])).toThrow(RangeError);
});
