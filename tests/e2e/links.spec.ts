import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Assets } from '@/lib/assets';
import { keepMovedAnchors, movedPage } from '@/lib/publish/moved';
import { addressIn, type Redirect } from '@/lib/publish/redirects';
import { parseUrlLock } from '@/lib/publish/url-lock';

const entry = '/entries/keychain-missing-entitlement-34018/';

test('every locked anchor is in the built page, and every page is there', async () => {
  const lost: string[] = [];
  for (const { path: page, anchors } of parseUrlLock(await readFile('content/urls.lock', 'utf8'))) {
    const file = path.join('out', decodeURIComponent(page), 'index.html');
    const html = await readFile(file, 'utf8').catch(() => undefined);
    if (html === undefined) lost.push(page);
    const ids = new Set([...(html ?? '').matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    if (html?.includes('data-moved=')) continue;
    lost.push(...anchors.filter((anchor) => !ids.has(anchor)).map((anchor) => `${page}#${anchor}`));
  }
  expect(lost).toEqual([]);
});

test('everything that offers a link to itself is locked', async () => {
  const open: string[] = [];
  for (const { path: page, anchors } of parseUrlLock(await readFile('content/urls.lock', 'utf8'))) {
    const html = await readFile(path.join('out', decodeURIComponent(page), 'index.html'), 'utf8').catch(() => '');
    const locked = new Set(anchors);
    for (const [, anchor = ''] of html.matchAll(/<a class="anchor" href="#([^"]+)"/g)) {
      if (!locked.has(decodeURIComponent(anchor))) open.push(`${page}#${anchor}`);
    }
  }
  expect(open).toEqual([]);
});

test.describe('an address that has moved', () => {
  const redirect = (from: string, to: string): Redirect => ({ from: addressIn(from), to: addressIn(to) });
  const old = '/entries/keychain-34018/';

  test.beforeEach(async ({ page }) => {
    const { moved } = JSON.parse(await readFile('.generated/assets.json', 'utf8')) as Assets;
    const redirects = [redirect(old, entry), redirect(`${old}#step-look`, '/topics/keychain/#diagnose')];
    await page.route(`**${old}`, (route) =>
      route.fulfill({ contentType: 'text/html', body: movedPage(old, redirects, '', moved) }),
    );
    await page.route(`**${entry}`, async (route) => {
      const response = await route.fetch();
      const anchors = [
        redirect(`${entry}#reason`, `${entry}#why`),
        redirect(`${entry}#gone`, '/topics/keychain/#open'),
      ];
      await route.fulfill({ response, body: keepMovedAnchors(await response.text(), anchors) });
    });
  });

  test('leads to the new page and keeps the anchor', async ({ page }) => {
    await page.goto(`${old}#why`);
    await expect(page).toHaveURL(new RegExp(`${entry}#why$`));
  });

  test('leads an anchor that moved elsewhere to its own new place', async ({ page }) => {
    await page.goto(`${old}#step-look`);
    await expect(page).toHaveURL(/\/topics\/keychain\/#diagnose$/);
  });

  test('leads to the new page without script', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.route(`**${old}`, (route) =>
      route.fulfill({ contentType: 'text/html', body: movedPage(old, [redirect(old, entry)], '', '/none.js') }),
    );
    await page.goto(old);
    await expect(page).toHaveURL(new RegExp(`${entry}$`));
    await context.close();
  });

  test('within a page arrives where the new anchor is', async ({ page }) => {
    await page.goto(`${entry}#reason`);
    await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeInViewport();
    await expect(page.getByText('This part is now at')).toBeHidden();
  });

  test('to another page is said in a line that only its readers see', async ({ page }) => {
    await page.goto(`${entry}#gone`);
    const line = page.getByText('This part is now at');
    await expect(line).toBeInViewport();
    await expect(line.getByRole('link')).toHaveAttribute('href', '/topics/keychain/#open');
  });
});

test('a page says where it belongs, in which other forms it is there, and how the site is searched', async ({
  page,
}) => {
  await page.goto(entry);
  const href = (selector: string) => page.locator(`head > link${selector}`).getAttribute('href');
  expect(await href('[rel=canonical]')).toMatch(new RegExp(`^https?://[^/]+${entry}$`));
  expect(await href('[rel=alternate][type="text/markdown"]')).toMatch(/keychain-missing-entitlement-34018\.md$/);
  expect(await href('[rel=search]')).toBe('/opensearch.xml');
  expect(await href('[rel=alternate][type="application/atom+xml"]')).toBe('/feed.xml');
});

for (const [name, address] of [
  ['an entry', entry],
  ['a topic', '/topics/keychain/'],
  ['a number', '/errors/-34018/'],
  ['a number without note', '/errors/-25297/'],
  ['a family', '/errors/keychain/'],
  ['the first page', '/'],
] as const) {
  test(`${name} has a preview image that is there, with words for those who can't see it`, async ({
    page,
    request,
  }) => {
    await page.goto(address);
    const content = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute('content');
    const image = new URL((await content('og:image')) ?? '');
    const response = await request.get(image.pathname);
    expect(response.headers()['content-type']).toBe('image/png');
    const bytes = await response.body();
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(bytes.length).toBeLessThan(60_000);
    expect(await content('og:image:alt')).toBeTruthy();
    expect(await page.locator('meta[name=description]').getAttribute('content')).toBeTruthy();
  });
}

test('structured data names the article, its review and its place', async ({ page }) => {
  await page.goto(entry);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  const [article, crumbs] = data['@graph'];
  expect(article).toMatchObject({ '@type': 'TechArticle', inLanguage: 'en' });
  expect(article.headline).toBe(await page.getByRole('heading', { level: 1 }).textContent());
  expect(article.dateModified).toBe(await page.locator('.facts time').getAttribute('datetime'));
  expect(crumbs.itemListElement.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3]);
});

/**
 * What Google's rules for articles and breadcrumbs require or recommend, see
 * https://developers.google.com/search/docs/appearance/structured-data/article and …/breadcrumb.
 */
test('structured data of every entry, topic, path and number is valid', async () => {
  const wrong: string[] = [];
  let pages = 0;
  for (const folder of ['entries', 'topics', 'paths', 'errors']) {
    for (const name of await readdir(path.join('out', folder))) {
      const html = await readFile(path.join('out', folder, name, 'index.html'), 'utf8').catch(() => '');
      const text = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)?.[1];
      if (!text) continue;
      pages += 1;
      const [article, crumbs] = JSON.parse(text)['@graph'];
      const problems = [
        article['@type'] !== 'TechArticle' && 'no article',
        !(article.headline?.length > 0 && article.headline.length <= 110) && `headline of ${article.headline?.length}`,
        !article.author?.name && 'no author',
        !/^https?:/.test(article.author?.url) && 'no address of the author',
        article.dateModified && !/^\d{4}-\d\d-\d\d$/.test(article.dateModified) && 'a date in another form',
        !(await isFile(`out${new URL(article.image[0]).pathname}`)) && `no image ${article.image[0]}`,
        article.url !== /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] && 'another canonical address',
        crumbs['@type'] !== 'BreadcrumbList' && 'no breadcrumbs',
        crumbs.itemListElement.length < 2 && 'one breadcrumb only',
        ...crumbs.itemListElement.map(
          (item: { position: number; name: string; item: string }, index: number) =>
            (item.position !== index + 1 || !item.name || !URL.canParse(item.item)) && `breadcrumb ${index + 1}`,
        ),
      ].filter(Boolean);
      if (problems.length > 0) wrong.push(`${folder}/${name}: ${problems.join(', ')}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(pages).toBeGreaterThan(100);
});

async function isFile(name: string): Promise<boolean> {
  return (await stat(name).catch(() => undefined))?.isFile() ?? false;
}

for (const [name, address, feed] of [
  ['a topic', '/topics/keychain/', '/topics/keychain/feed.xml'],
  ['a tag', '/tags/keychain/', '/tags/keychain/feed.xml'],
  ['a platform', '/platforms/macos/', '/platforms/macos/feed.xml'],
] as const) {
  test(`${name} offers its feed`, async ({ page, request }) => {
    await page.goto(address);
    const link = page.locator(`head > link[rel=alternate][type="application/atom+xml"][href$="${feed}"]`);
    await expect(link).toHaveCount(1);
    const answer = await request.get(feed);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain(`<link rel="self" type="application/atom+xml" href="`);
  });
}

test('a path has its Markdown beside it, and says so', async ({ page, request }) => {
  await page.goto('/paths/keychain-call-fails-only-here/');
  const href = await page.locator('head > link[rel=alternate][type="text/markdown"]').getAttribute('href');
  const answer = await request.get(new URL(href ?? '', page.url()).pathname);
  expect(answer.headers()['content-type']).toContain('text/markdown');
  expect(await answer.text()).toMatch(/^# A keychain call fails only here\n/);
});

test('every page says in words what it is where it is shared', async ({ page }) => {
  for (const address of [
    '/topics/',
    '/entries/',
    '/errors/',
    '/reference/entitlements/',
    '/tags/keychain/',
    '/paths/',
  ]) {
    await page.goto(address);
    const content = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute('content');
    const title = await page.title();
    expect(title.startsWith((await content('og:title')) ?? 'none'), address).toBe(true);
    expect(await content('og:description')).toBeTruthy();
    expect(await content('og:image')).toMatch(/\/previews\/site\.png$/);
  }
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = () => navigator.clipboard.readText();

  test('a link keeps the part one is at', async ({ page, baseURL }) => {
    await page.goto(`${entry}#why`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('Link copied')).toBeVisible();
    expect(await page.evaluate(clipboard)).toBe(`${baseURL}${entry}#why`);
  });

  test('Markdown has title, status, date and whole addresses', async ({ page, baseURL }) => {
    await page.goto(entry);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.getByText('Markdown copied')).toBeVisible();
    const text = await page.evaluate(clipboard);
    expect(text).toMatch(/^# .*-34018/);
    expect(text).toMatch(/Status: \S+ · Reviewed: \d{4}-\d\d-\d\d/);
    expect(text).toContain(`Address: ${baseURL}${entry}`);
    expect(text).not.toMatch(/\]\(\//);
  });

  test('a ticket gets number, symbol, meaning, one check, status and link', async ({ page, baseURL }) => {
    await page.goto('/errors/-34018/');
    await page.getByRole('button', { name: 'Copy for ticket' }).press('Enter');
    await expect(page.getByText('Text for a ticket copied')).toBeVisible();
    const lines = (await page.evaluate(clipboard)).split('\n');
    expect(lines[0]).toBe('-34018 errSecMissingEntitlement');
    expect(lines[1]).toContain('entitled');
    expect(lines[2]).toMatch(/^Check: codesign /);
    expect(lines.at(-2)).toMatch(/^Status: \S+, reviewed \d{4}-\d\d-\d\d$/);
    expect(lines.at(-1)).toBe(`${baseURL}/errors/-34018/#errSecMissingEntitlement`);
  });

  test('a page that can not be read is said in a sentence', async ({ page }) => {
    await page.route('**/*.md', (route) => route.abort());
    await page.goto(entry);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.getByText('Not copied')).toBeVisible();
  });
});

test.describe('from the address bar', () => {
  for (const [query, target] of [
    ['-34018', '/errors/-34018/'],
    ['0xffff7b1e', '/errors/-34018/'],
    ['errSecItemNotFound', '/errors/-25300/#errSecItemNotFound'],
    ['keychain-access-groups', '/reference/entitlements/#keychain-access-groups'],
  ] as const) {
    test(`${query} opens its page at once, and Back leaves the site's search out`, async ({ page }) => {
      await page.goto('/about/');
      await page.goto(`/search/?q=${encodeURIComponent(query)}&go=1`);
      await page.waitForURL(`**${target}`);
      await page.goBack();
      await expect(page).toHaveURL(/\/about\/$/);
    });
  }

  test('words show results, and so does a code without the wish to jump', async ({ page }) => {
    await page.goto('/search/?q=keychain%20prompt&go=1');
    await expect(page.getByRole('status').filter({ hasText: 'results' })).toBeVisible();
    await page.goto('/search/?q=-34018');
    await expect(page.getByRole('status').filter({ hasText: 'results' })).toBeVisible();
    await expect(page).toHaveURL(/\/search\/\?q=-34018/);
  });

  test('a question to the first page is answered by the search page', async ({ page }) => {
    await page.goto('/?q=errSecItemNotFound&go=1');
    await expect(page).toHaveURL(/\/errors\/-25300\/#errSecItemNotFound$/);
  });

  test('the search description names the search page with the wish to jump', async ({ request }) => {
    const text = await (await request.get('/opensearch.xml')).text();
    expect(text).toMatch(/template="https?:\/\/[^"]+\/search\/\?q=\{searchTerms\}&amp;go=1"/);
  });
});

test('every JSON file may be read from any origin, and the page about them shows one that is true', async ({
  page,
  request,
}) => {
  const response = await request.get('/api/v1/errors/-34018.json');
  expect(response.headers()['access-control-allow-origin']).toBe('*');
  await page.goto('/about/api/');
  const shown = JSON.parse((await page.locator('.code code').first().textContent()) ?? '');
  const real = await response.json();
  expect(Object.keys(shown)).toEqual(Object.keys(real));
  expect(Object.keys(shown.meanings[0])).toEqual(Object.keys(real.meanings[0]));
  for (const link of await page.locator('main a[href^="/"]').all()) {
    const address = (await link.getAttribute('href')) ?? '';
    expect((await request.get(address)).status(), address).toBe(200);
  }
});
