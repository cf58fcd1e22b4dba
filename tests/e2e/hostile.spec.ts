import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Assets } from '@/lib/assets';
import { movedPage } from '@/lib/publish/moved';
import { addressIn } from '@/lib/publish/redirects';
import { pageTypes } from './page-types';
import { encodePayload, foreignHost, payloads, wellFormed } from './payloads';
import { watchPage } from './watch-page';

/** Each test tries the whole list in one page. */
test.setTimeout(180_000);
/** A copy for reading without network would answer what a test withholds or changes. */
test.use({ serviceWorkers: 'block' });

const out = path.resolve(process.env['E2E_FOLDER'] ?? 'out');
const entry = '/entries/keychain-missing-entitlement-34018/';

/** Every parameter a page reads, each with the same value. */
const parameters = 'q n filter tag platform topic kind status sort explain go id path callback next'.split(' ');

function everyParameter(value: string): string {
  return parameters.map((name) => `${name}=${encodePayload(value.slice(0, 200))}`).join('&');
}

test.describe('an address anyone can write', () => {
  test('does nothing to any type of page, with every parameter and the fragment set', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    for (const [index, [type, address]] of pageTypes.entries()) {
      const [kind, text] = payloads[index % payloads.length] ?? ['', ''];
      const value = `-25300 ${text}`;
      const separator = address.includes('?') ? '&' : '?';
      const fragment = index % 2 === 0 ? encodePayload(text) : `:~:text=${encodePayload(text)}`;
      await page.goto(`${address}${separator}${everyParameter(value)}#${fragment}`);
      await watch.check(`${type}: ${kind}`);
    }
  });

  test('is a question to the search page and nothing else', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    await page.goto('/search/?q=keychain');
    const status = page.locator('main').getByRole('status').first();
    await expect(status).toHaveText(/\d+ results/);
    for (const [kind, text] of payloads) {
      const question = wellFormed(text.slice(0, 400));
      await page.evaluate(
        (address) => {
          history.replaceState({ address }, '', address);
          window.dispatchEvent(new PopStateEvent('popstate', { state: { query: { toString: null } } }));
        },
        `/search/?${everyParameter(text)}&kind=entry`,
      );
      await expect(status).not.toHaveText('Searching …');
      const field = page.locator('#home-search');
      expect(await field.inputValue(), kind).toBe(question.replace(/[\r\n]/g, '').slice(0, 200));
      await watch.check(`search page: ${kind}`);
    }
  });

  test('leads from the address bar to a page of this site or to results', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    for (const [kind, text] of payloads.filter(([kind]) =>
      /address|host|path|before|proto|constr|line|half/.test(kind),
    )) {
      await page.goto(`/?q=${encodePayload(text)}&go=1`);
      await page.waitForURL((address) => address.pathname !== '/');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await watch.check(`address bar: ${kind}`);
      expect(new URL(page.url()).pathname, kind).toMatch(/^\/(?:search|errors|reference)\//);
    }
  });

  test('is explained by the tables, or said to be in none', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    for (const [index, [kind, text]] of payloads.entries()) {
      // The two ask the same tables, so each text goes to one of them.
      const where = index % 2 === 0 ? `/errors/?n=${encodePayload(text)}` : `/e/${encodePayload(text.slice(0, 150))}`;
      const response = await page.goto(where);
      expect(response?.status(), `${where}: ${kind}`).toBeLessThan(500);
      // The server itself refuses some; then there is no page to look at.
      if ((response?.headers()['content-type'] ?? '').startsWith('text/plain')) continue;
      const settled = '[data-resolve-answer] section, [data-resolve-answer]:empty, .number-head';
      await expect(page.locator(settled)).toBeAttached();
      await watch.check(`resolver: ${kind}`);
    }
  });

  test('narrows nothing away that can not be brought back', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    await page.goto('/topics/keychain/?tag=keychain');
    const items = page.locator('[data-narrow-list] > li:visible');
    await expect(page.locator('.narrow-status')).toHaveText(/^\d+ of \d+ entries$/);
    const all = await page.locator('[data-narrow-list] > li').count();
    for (const [kind, text] of payloads) {
      await page.evaluate(
        (address) => {
          history.replaceState(null, '', address);
          window.dispatchEvent(new PopStateEvent('popstate'));
        },
        `/topics/keychain/?${everyParameter(text)}&tag=&platform=`,
      );
      expect(await items.count(), kind).toBe(all);
      await expect(page.locator('.narrow-status')).toHaveText(
        `No entry here has that tag or platform; all ${all} are shown`,
      );
      await watch.check(`narrowed list: ${kind}`);
    }
    await page.locator('[data-narrow-value="macos"]').click();
    await expect(page.locator('.narrow-status')).toHaveText(/^\d+ of \d+ entries$/);
  });

  test('filters a table by its letters', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    await page.goto(`/reference/entitlements/?filter=${encodePayload(payloads[0]?.[1] ?? '')}`);
    const status = page.locator('.filter-row [role=status]');
    await expect(status).toHaveText(/^0 of \d+ rows$/);
    const field = page.getByRole('searchbox', { name: 'Filter' });
    for (const [kind, text] of payloads) {
      await field.fill(text);
      await watch.check(`filter: ${kind}`);
    }
    await field.fill('keychain');
    await expect(status).toHaveText(/^[1-9]\d* of \d+ rows$/);
  });

  test('with slashes, dots or codes too many stays on this site', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    for (const address of [
      `//${foreignHost}/`,
      `/\\${foreignHost}/`,
      `/%5C%5C${foreignHost}/`,
      `/%2f%2f${foreignHost}/`,
      `/topics//${foreignHost}`,
      '/e//-25300',
      '/e/%ff%fe',
      '/%c0%ae%c0%ae/',
      '/search/..%2f..%2f',
      '/errors/-25300/%3Cimg%20src=x%20onerror=ranHostile=1%3E/',
    ]) {
      const response = await page.goto(`${baseURL}${address}`);
      expect(response?.status(), address).toBeGreaterThanOrEqual(400);
      if (!(response?.headers()['content-type'] ?? '').startsWith('text/plain')) await watch.check(address);
    }
  });

  test('with two slashes at its start works as with one', async ({ page, baseURL, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
    const watch = await watchPage(page, `${baseURL}/`);
    await page.goto(`${baseURL}//search/?q=keychain`);
    await expect(page.locator('main').getByRole('status').first()).toHaveText(/\d+ results/);
    await page.locator('#home-search').fill('');
    await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
    await watch.check('search page');
    await page.goto(`${baseURL}/${entry}`);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.getByText('Markdown copied')).toBeVisible();
    await watch.check('copied Markdown');
  });

  test('that has moved leads on with its fragment, and nowhere else', async ({ page, baseURL }) => {
    const { moved } = JSON.parse(await readFile('.generated/assets.json', 'utf8')) as Assets;
    const old = '/entries/keychain-34018/';
    const redirects = [{ from: addressIn(old), to: addressIn(entry) }];
    const watch = await watchPage(page, `${baseURL}/`);
    await page.route(`**${old}*`, (route) =>
      route.fulfill({ contentType: 'text/html', body: movedPage(old, redirects, '', moved) }),
    );
    for (const [kind, text] of payloads.filter(([kind]) => /host|address|element|half|percent/.test(kind))) {
      await page.goto(`${old}?${everyParameter(text)}#${kind === 'percent signs' ? text : encodePayload(text)}`);
      await page.waitForURL((address) => address.pathname === entry);
      await watch.check(`moved: ${kind}`);
    }
  });
});

test('what is typed into the search field is text', async ({ page, baseURL }) => {
  const watch = await watchPage(page, `${baseURL}/`);
  await page.goto('/about/');
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  for (const [kind, text] of payloads) {
    await field.fill(text.slice(0, 400));
    await expect(page.locator('.results-popup')).toBeVisible();
    await expect(page.locator('.results-popup')).not.toContainText('Searching …');
    await watch.check(`search field: ${kind}`);
    await expectIsolated(page, kind);
  }
  await field.fill('-34018');
  await expect(page.getByRole('option').first()).toContainText('-34018');
});

/** A text that turns the direction of writing must not turn the words around it. */
async function expectIsolated(page: Page, kind: string): Promise<void> {
  const turned = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      // Within the pasted text itself a line is shown as it was.
      if (!parent || parent.closest('.annotated') || !/[\u202a-\u202e\u2066-\u2069]/.test(node.textContent ?? ''))
        continue;
      const { unicodeBidi } = getComputedStyle(parent);
      if (!/isolate|plaintext/.test(unicodeBidi)) found.push(`${parent.outerHTML.slice(0, 80)} is ${unicodeBidi}`);
    }
    return found;
  });
  expect(turned, kind).toEqual([]);
}

/** What people paste, with a hostile text in every place that such a text has. */
const wrappers: readonly (readonly [form: string, wrap: (text: string) => string])[] = [
  ['as it is', (text) => text],
  [
    'error',
    (text) =>
      `Error Domain=NSOSStatusErrorDomain Code=-34018 "${text}" UserInfo={NSLocalizedDescription=${text}, NSUnderlyingError=0x6 {Error Domain=${text} Code=-9807 "${text}"}}`,
  ],
  [
    'property list',
    (text) =>
      `<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY x SYSTEM "https://${foreignHost}/x">]><plist version="1.0"><dict><key>com.apple.security.app-sandbox</key><true/><key>${text}</key><string>&x;${text}</string></dict></plist>`,
  ],
  [
    'JSON',
    (text) =>
      `{"eventMessage":${JSON.stringify(`OSStatus -25300 ${text}`)},"subsystem":${JSON.stringify(text)},"__proto__":{"polluted":1}}`,
  ],
  [
    'log',
    (text) =>
      `2026-02-11 09:41:07.220 Notes[4120:2f3a] [${text}:store] SecItemAdd returned -25299 ${text} kTCCService${text}`,
  ],
  ['entitlement', (text) => `AMFI: Unsatisfied entitlements: com.apple.developer.${text}, ${text}`],
];

/** Decode a text and wait for what it comes to. */
async function decodeText(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /^Log/ });
  await field.fill(text);
  await field.press('ControlOrMeta+Enter');
  await expect(page.locator('.annotated')).toBeVisible();
  await expect
    .poll(() => page.locator('.annotated').evaluate((element) => element.textContent), { message: text.slice(0, 80) })
    .toBe(await field.inputValue());
}

/** Every link and markup that a ticket system would make of the Markdown. */
function markupOf(markdown: string): string[] {
  const found: string[] = [];
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown), (node) => {
    if (node.type === 'html' || node.type === 'image' || node.type === 'heading' || node.type === 'table')
      found.push(node.type);
    if (node.type === 'link' || node.type === 'definition') found.push((node as { url: string }).url);
  });
  return found;
}

test.describe('a pasted text', () => {
  test('stays text in the decoder, in every format and every place of it', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    await page.goto('/decode/');
    for (const [form, wrap] of wrappers) {
      const text = payloads.map(([, payload]) => wrap(payload.slice(0, 2000))).join('\n');
      await decodeText(page, text);
      await watch.check(`decoder: ${form}`);
      await expectIsolated(page, form);
    }
    for (const [kind, payload] of payloads) {
      await decodeText(page, `-25300 ${payload}`);
      await watch.check(`decoder: ${kind}`);
    }
  });

  test('adds no link, image or heading to a copied ticket', async ({ page, baseURL, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
    await page.goto('/decode/');
    for (const [form, wrap] of wrappers) {
      await decodeText(page, payloads.map(([, payload]) => wrap(payload.slice(0, 300))).join('\n'));
      await page.getByRole('button', { name: 'Copy for ticket' }).click();
      await expect(page.getByText('Copied as Markdown.')).toBeVisible();
      const markup = markupOf(await page.evaluate(() => navigator.clipboard.readText()));
      expect(
        markup.filter((address) => !address.startsWith(`${baseURL}/`)),
        form,
      ).toEqual([]);
    }
  });

  test('that comes from the search field stays text', async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    await page.goto('/about/');
    const text = payloads.map(([, payload]) => wellFormed(payload.slice(0, 200))).join('\n');
    await page.evaluate((pasted) => sessionStorage.setItem('errsec-pasted', pasted), text);
    await page.goto('/decode/');
    await expect(page.locator('.annotated')).toBeVisible();
    await watch.check('handed over');
  });

  test('stays text in the decoder that is opened from a disk', async ({ page, context }) => {
    await context.setOffline(true);
    const file = pathToFileURL(path.join(out, 'errsec-decoder.html')).href;
    const watch = await watchPage(page, file);
    await page.goto(`${file}?${everyParameter(payloads[0]?.[1] ?? '')}#${encodePayload(payloads[1]?.[1] ?? '')}`);
    for (const [form, wrap] of wrappers) {
      await decodeText(page, payloads.map(([, payload]) => wrap(payload.slice(0, 2000))).join('\n'));
      await watch.check(`single file: ${form}`);
    }
  });
});

test('a copied link has no fragment that the page does not know', async ({ page, baseURL, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  await page.goto(`${entry}?x=](https://${foreignHost}/)#](https://${foreignHost}/)`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${entry}`);
});

test('answers of a worker that is not ours are text', async ({ page, baseURL }) => {
  const watch = await watchPage(page, `${baseURL}/`);
  await page.addInitScript(
    (answers) => {
      let asked = Number(sessionStorage.getItem('asked') ?? 0);
      const controller = {
        postMessage: (_: unknown, [port]: MessagePort[]) => {
          sessionStorage.setItem('asked', String(asked + 1));
          port?.postMessage(answers[asked++ % answers.length]);
        },
      };
      Object.defineProperty(navigator, 'serviceWorker', {
        value: { controller, register: async () => undefined, ready: Promise.resolve({ active: controller }) },
      });
    },
    payloads.flatMap(([, text]) => {
      const version = { version: wellFormed(text), date: wellFormed(text), bytes: wellFormed(text) };
      return [{ shown: version }, { stored: version, outcome: wellFormed(text) }];
    }),
  );
  for (const address of ['/about/', '/topics/', '/decode/', '/errors/']) {
    await page.goto(address);
    await expect(page.locator('.site-footer [data-offline]')).toContainText(/version/);
    await watch.check(address);
  }
});

test.describe('the policy', () => {
  /** What an injected script would try; each has to be refused. */
  const attempts = () => {
    const refused: Record<string, boolean> = {};
    const attempt = (name: string, run: () => unknown) => {
      try {
        run();
        refused[name] = false;
      } catch {
        refused[name] = true;
      }
    };
    const place = document.createElement('div');
    attempt('markup', () => Reflect.set(place, 'innerHTML', '<b>x</b>'));
    attempt('markup beside', () => place.insertAdjacentHTML('beforeend', '<b>x</b>'));
    attempt('document', () => new DOMParser().parseFromString('<b>x</b>', 'text/html'));
    attempt('frame', () => Reflect.set(document.createElement('iframe'), 'srcdoc', '<b>x</b>'));
    attempt('script', () => Reflect.set(document.createElement('script'), 'src', '/assets/x.js'));
    attempt('code', () => setTimeout('window.ranHostile=1', 0));
    attempt('worker', () => new Worker('/service-worker.js'));
    attempt('policy', () =>
      (
        window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
      ).trustedTypes.createPolicy('other', { createHTML: (text: string) => text }),
    );
    return refused;
  };
  const loads = async (host: string) => {
    const loaded: string[] = [];
    const style = document.createElement('style');
    style.textContent = 'h1 { display: none }';
    document.head.append(style);
    if (getComputedStyle(document.querySelector('h1') as Element).display === 'none') loaded.push('style');
    style.remove();
    await fetch(`https://${host}/`, { mode: 'no-cors' }).then(
      () => loaded.push('fetch'),
      () => undefined,
    );
    const base = document.createElement('base');
    base.href = `https://${host}/`;
    document.head.append(base);
    if (document.baseURI.includes(host)) loaded.push('base');
    base.remove();
    return loaded;
  };
  const all = 'markup, markup beside, document, frame, script, code, worker, policy'.split(', ');
  const refusedAll = Object.fromEntries(all.map((name) => [name, true]));

  test('refuses what an injected script would try, on every type of page', async ({ page }) => {
    for (const [type, address] of pageTypes) {
      await page.goto(address);
      expect(await page.evaluate(attempts), type).toEqual(refusedAll);
      expect(await page.evaluate(loads, foreignHost), type).toEqual([]);
      expect(await page.evaluate(() => 'ranHostile' in window), type).toBe(false);
    }
  });

  test('refuses it in the decoder that is opened from a disk', async ({ page }) => {
    await page.goto(pathToFileURL(path.join(out, 'errsec-decoder.html')).href);
    expect(await page.evaluate(attempts)).toEqual(refusedAll);
    expect(await page.evaluate(loads, foreignHost)).toEqual([]);
  });

  test('comes with files that are no pages, too', async ({ request }) => {
    for (const address of [
      '/entries/keychain-missing-entitlement-34018.md',
      '/api/v1/errors/-34018.json',
      '/sitemap.xml',
      '/feed.xml',
      '/opensearch.xml',
      '/llms.txt',
      '/icon.svg',
      '/service-worker.js',
      '/errsec-decoder.html',
      '/there-is-no-such.md',
    ]) {
      const headers = (await request.get(address)).headers();
      expect(headers['content-security-policy'], address).toMatch(
        /^default-src 'none';.*require-trusted-types-for 'script'/,
      );
      expect(headers['content-security-policy'], address).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers['x-content-type-options'], address).toBe('nosniff');
    }
  });
});
