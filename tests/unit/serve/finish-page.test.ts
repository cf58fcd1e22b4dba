import { expect, test } from 'vitest';
import { finishPage } from '@/lib/serve/finish-page';
import { contentSecurityPolicy } from '@/lib/serve/headers';

/** A page as the framework exports it, with something in its body. */
const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`;

const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy('meta')}">`;

test('the policy is the first thing in the head', () => {
  expect(finishPage(page('<p>Hello</p>'))).toEqual({
    html: `<!DOCTYPE html><html lang="en"><head>${policy}<meta charSet="utf-8"/></head><body><p>Hello</p></body></html>`,
    problems: [],
  });
});

test("the framework's scripts, preloads and marks are gone", () => {
  const head =
    '<link rel="preload" as="script" href="/_next/static/chunks/main.js"/>' +
    '<script src="/_next/static/chunks/main.js" async=""></script><meta name="next-size-adjust" content=""/>';
  const body =
    '<div hidden=""><!--$--><!--/$--></div><!--$?--><p>Hello</p><!--/$--><!-- -->' +
    '<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"<p>Hello</p>"])</script>';
  expect(finishPage(page(body, head)).html).toBe(page('<p>Hello</p>').replace('<head>', `<head>${policy}`));
});

test('our own scripts, stylesheets and data stay', () => {
  const head =
    '<link rel="stylesheet" href="/assets/site.1a2b3c.css"/><script type="module" src="/assets/boot.1a2b3c.js"></script>' +
    '<script type="application/ld+json">{"@type":"TechArticle"}</script>' +
    '<script type="speculationrules">{"prerender":[]}</script>';
  const { html, problems } = finishPage(page('<p>Hello</p>', head));
  expect(html).toContain(head);
  expect(problems).toEqual([]);
});

test('what the framework says twice stands once', () => {
  const head =
    '<link rel="preload" href="/assets/site.1a2b3c.css" as="style"/><link rel="stylesheet" href="/assets/site.1a2b3c.css"/>' +
    '<meta property="og:title" content="Keychain"/><meta name="twitter:card" content="summary_large_image"/>' +
    '<meta name="twitter:title" content="Keychain"/><meta name="twitter:image:alt" content="Keychain"/>';
  const { html } = finishPage(page('', head));
  expect(html.match(/site\.1a2b3c\.css/g)).toHaveLength(1);
  expect(html.match(/"Keychain"/g)).toHaveLength(1);
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
});

test('the head is in one order, in whatever order its parts were ready', () => {
  const parts = [
    '<meta name="viewport" content="width=device-width"/>',
    '<title>Keychain &lt;link&gt;</title>',
    '<link rel="stylesheet" href="/assets/site.1a2b3c.css"/>',
    '<script src="/assets/boot.1a2b3c.js"></script>',
    '<script type="application/ld+json">{"name":"<meta>"}</script>',
    '<link rel="canonical" href="/topics/keychain/"/>',
    '<link rel="icon" href="/icon.svg"/>',
    '<meta name="description" content="Which keychain a call reaches"/>',
  ];
  const [viewport = '', title = '', stylesheet = '', boot = '', data = '', canonical = '', icon = '', about = ''] =
    parts;
  const expected = finishPage(page('', parts.join(''))).html;
  expect(expected).toContain(parts.join(''));
  expect(finishPage(page('', [icon, boot, canonical, about, data, title, stylesheet, viewport].join(''))).html).toBe(
    expected,
  );
});

test('text that looks like markup survives', () => {
  const body =
    '<p>a &gt; b, <code>&lt;script&gt;alert(1)&lt;/script&gt;</code> and <code>&lt;p style="x" onclick="y"></code></p>' +
    '<code>&#x3C;!--$--></code><code>&#x3C;template></code><code>&#x3C;link href="/x"></code>';
  const { html, problems } = finishPage(page(body));
  expect(html).toContain(body);
  expect(problems).toEqual([]);
});

test.each([
  ['<template id="B:0"></template>', 'content is left in streaming templates'],
  ['<div hidden="" id="S:0"><p>Late</p></div>', 'content is left in streaming templates'],
  ['<img src="/_next/image?url=a"/>', 'a framework file is still referred to'],
  ['<button type="button" onclick="go()">Go</button>', 'an element has an inline handler'],
  ['<p style="color:red">Hello</p>', 'an element has an inline style'],
])('%s is a problem', (body, problem) => {
  expect(finishPage(page(body)).problems).toEqual([problem]);
});

test('a page without a head can not carry the policy', () => {
  expect(finishPage('<p>Hello</p>').problems).toEqual(['the content security policy is missing']);
});
