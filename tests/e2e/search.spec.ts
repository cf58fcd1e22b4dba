import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { parseRelevance } from '@/lib/search/parse-relevance';

async function pasteInto(field: Locator, text: string) {
  await field.evaluate((input, text) => {
    const data = new DataTransfer();
    data.setData('text', text);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const log = 'first line of a log\nError Domain=NSOSStatusErrorDomain Code=-25300';

/** Keep what the page asks for from arriving until the returned function is called. */
async function hold(page: Page, addresses: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(addresses, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('the search box finds an entry by an error code and opens it with the keyboard', async ({ page }) => {
  await page.goto('/about/');
  await page.keyboard.press('ControlOrMeta+k');
  const box = page.getByRole('combobox', { name: 'Search' });
  await expect(box).toBeFocused();
  await box.fill('-34018');
  const options = page.getByRole('option');
  await expect(options.first()).toContainText('-34018');
  await expect(page.getByRole('status').filter({ hasText: /results/ })).toHaveText(/\d+ results/);
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/errors\/-34018\//);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('-34018');
});

test('slash focuses the search box, Escape closes the results and keeps the focus', async ({ page }) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('errSecParam');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option').first()).toBeHidden();
  await expect(box).toBeFocused();
});

test('a single letter offers what begins with it, and does not say that nothing has it', async ({ page }) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('k');
  await expect(page.getByRole('group', { name: 'Topics' }).getByRole('option')).toHaveText([/^Keychain/, /keys/]);
  await expect(page.locator('.results-popup')).not.toContainText('Nothing has');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/topics\/keychain\/$/);
  await page.goto('/search/?q=k');
  await expect(page.getByRole('region', { name: 'Nothing found' })).toContainText('“k” is too short');
});

for (const [device, size] of [
  ['a desktop', { width: 1280, height: 720 }],
  ['a phone', { width: 360, height: 640 }],
] as const) {
  test(`on ${device} what is in sight is drawn first, and what is below it right after`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.addInitScript(() => {
      const drawn: Record<string, number> = {};
      Object.assign(globalThis, { drawn });
      const count = () => {
        const query = document.querySelector('[data-query]')?.getAttribute('data-query');
        if (query) drawn[query] ??= document.querySelectorAll('[role=option]').length;
      };
      new MutationObserver(count).observe(document, { subtree: true, attributeFilter: ['data-query'] });
    });
    await page.goto('/about/');
    await page.keyboard.press('/');
    const box = page.getByRole('combobox', { name: 'Search' });
    for (const query of ['keychain', 'screen recording', 'app group', '-34018']) {
      await box.fill(query);
      await expect(page.locator(`[data-query="${query}"] [role=option]`)).toHaveCount(8);
      const inSight = await page.locator('.results-popup').evaluate((popup) => {
        const end = popup.getBoundingClientRect().bottom;
        return [...popup.querySelectorAll('[role=option]')].filter((hit) => hit.getBoundingClientRect().top < end)
          .length;
      });
      const first = await page.evaluate(
        (query) => (globalThis as unknown as { drawn: Record<string, number> }).drawn[query],
        query,
      );
      expect(first, query).toBeLessThan(8);
      expect(first, query).toBeGreaterThanOrEqual(inSight - 1);
    }
  });
}

test('the arrow upwards chooses the last result, wherever it is', async ({ page }) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('keychain');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowUp');
  const last = page.getByRole('option').nth(7);
  await expect(last).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', (await last.getAttribute('id')) ?? '');
});

test('results are links, so that they can be opened in another tab', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search' }).last().click();
  await page.getByRole('combobox', { name: 'Search' }).last().fill('screen recording permission asked again');
  await expect(page.getByRole('option').first()).toHaveAttribute(
    'href',
    /\/entries\/screen-recording-permission-adhoc-update\//,
  );
});

test('the search page keeps query and filters in its address and restores them on Back', async ({ page }) => {
  await page.goto('/search/?q=keychain');
  await expect(page.getByRole('status').filter({ hasText: 'results' })).toBeVisible();
  await page.getByRole('button', { name: /^Entries/ }).click();
  await expect(page).toHaveURL(/kind=entry/);
  await page.getByRole('button', { name: /^macOS/ }).click();
  await expect(page).toHaveURL(/platform=macos/);
  await page.goBack();
  await expect(page).not.toHaveURL(/platform=macos/);
  await expect(page.getByRole('button', { name: /^macOS/ })).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('button', { name: /^Entries/ })).toHaveAttribute('aria-pressed', 'true');
});

test('a number that does not exist finds nothing else and is explained', async ({ page }) => {
  await page.goto('/search/?q=-34011');
  await expect(page.getByText('No table has the number')).toBeVisible();
  await page.getByRole('link', { name: /nearest known numbers/ }).click();
  await expect(page).toHaveURL(/\/errors\/\?n=-34011/);
  await expect(page.getByText('0xffff7b25', { exact: false }).first()).toBeVisible();
});

test('a name that no table has is said to be unknown, with what the tables cover', async ({ page }) => {
  await page.goto('/search/?q=com.apple.developer.foo-bar');
  await expect(page.getByText('No table here has com.apple.developer.foo-bar')).toBeVisible();
  await page.getByRole('link', { name: /What the tables cover/ }).click();
  await expect(page.getByRole('heading', { name: 'What the tables cover' })).toBeInViewport();
});

test('an index that can not be loaded is said in a sentence, and the page stays useful', async ({ page }) => {
  await page.route(/\/search-index\//, (route) => route.abort());
  await page.goto('/search/?q=keychain');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
});

test('the address of the index is asked for while the worker is still on its way', async ({ page }) => {
  const asked = page.waitForRequest(/\/data\//);
  await page.route(/\/assets\/search-worker/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto('/search/?q=keychain');
  await expect(page.getByRole('status').filter({ hasText: 'results' })).toBeVisible();
});

test('what is typed slowly is answered ahead, with the same results as what is put in at once', async ({ page }) => {
  await page.addInitScript(() => {
    const asked: [string, boolean][] = [];
    Object.assign(globalThis, { asked });
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, question?: { query: string; found?: object[] }) {
      if (question) asked.push([question.query, question.found !== undefined]);
      send.call(this, question);
    } as typeof send;
  });
  const shown = () => page.getByRole('option').allInnerTexts();
  await page.goto('/');
  const field = page.locator('#home-search');
  await field.focus();
  const list = page.locator('#home-search-results');
  const text = 'keychain items';
  for (const [index, letter] of [...text].entries()) {
    await page.keyboard.press(letter);
    await expect(list).toHaveAttribute('data-query', text.slice(0, index + 1));
    await page.waitForTimeout(150);
  }
  const asked = await page.evaluate(() => (globalThis as unknown as { asked: [string, boolean][] }).asked);
  expect(asked.filter(([query, answered]) => query !== '' && answered).length).toBeGreaterThan(2);
  const typed = await shown();
  await page.goto('/');
  await field.focus();
  await page.keyboard.insertText(text);
  await expect(list).toHaveAttribute('data-whole', text);
  expect(await shown()).toEqual(typed);
});

test('the first letters are answered without the engine, as the engine answers them', async ({ page, context }) => {
  const shown = () => page.getByRole('option').allInnerTexts();
  const list = page.locator('#home-search-results');
  const type = async (text: string) => {
    await page.goto('/');
    await page.locator('#home-search').focus();
    for (const [index, letter] of [...text].entries()) {
      await page.keyboard.press(letter);
      if (index > 0) await expect(list).toHaveAttribute('data-query', text.slice(0, index + 1));
      await page.waitForTimeout(150);
    }
    return shown();
  };
  await context.route('**/search-worker*', (route) => route.abort());
  const ready = await type('keyc');
  expect(ready.length).toBeGreaterThan(4);
  await context.unroute('**/search-worker*');
  await context.route('**/ready-*', (route) => route.fulfill({ status: 404 }));
  expect(await type('keyc')).toEqual(ready);
});

test('a question asked in the same moment as the field is emptied is answered', async ({ page }) => {
  await page.goto('/');
  const field = page.locator('#home-search');
  await field.fill('keychain');
  await expect(page.locator('[role=listbox]')).toHaveAttribute('data-query', 'keychain');
  await field.evaluate((input: HTMLInputElement) => {
    for (const value of ['', 'certificate revocation OCSP']) {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  });
  await expect(page.locator('[role=listbox]')).toHaveAttribute('data-query', 'certificate revocation OCSP');
});

test('what may be asked next is read in volumes, else in bundles, and answered the same where they cannot be read', async ({
  page,
  context,
}) => {
  const volume = /\/search-index\/v-\d+-[0-9a-f]{8}\.bin$/;
  const bundle = /\/search-index\/(?!v)[a-z]-\d+-[0-9a-f]{8}\.bin$/;
  const file = /\/search-index\/[a-z]\d+-[0-9a-f]{8}\.(?:bin|json)$/;
  let bundles: string[] = [];
  page.on('request', (request) => {
    if (bundle.test(request.url())) bundles.push(request.url());
  });
  const field = page.locator('#home-search');
  const type = async (query: string) => {
    await field.fill('');
    await field.pressSequentially(query, { delay: 40 });
    await expect(page.locator('[role=listbox]')).toHaveAttribute('data-whole', query);
    return page.locator('[role=option]').evaluateAll((options) => options.map((option) => option.outerHTML));
  };
  const queries = ['screen recording adhoc', 'errSecItemNotFond', 'sign in passkey'];
  const volumes: string[] = [];
  let files = 0;
  page.on('requestfinished', (request) => {
    if (volume.test(request.url())) volumes.push(request.url());
    if (file.test(request.url())) files++;
  });
  await page.goto('/');
  await field.focus();
  await expect.poll(() => volumes.length).toBeGreaterThan(4);
  const answers: string[][] = [];
  for (const query of queries) answers.push(await type(query));
  const read = volumes.length;
  expect(new Set(volumes).size).toBe(read);
  bundles = [];
  files = 0;
  await type('keychain access group');
  expect({ volumes: volumes.length, bundles, files }).toEqual({ volumes: read, bundles: [], files: 0 });
  await context.route(volume, (route) => route.abort());
  await page.reload();
  for (const [at, query] of queries.entries()) expect(await type(query)).toEqual(answers[at]);
  expect(bundles.length).toBeGreaterThan(4);
  await context.route(bundle, (route) => route.abort());
  await page.reload();
  bundles = [];
  expect(await type(queries[0] ?? '')).toEqual(answers[0]);
  // Those of one answer may have been on their way when the first of them failed.
  const tried = bundles.length;
  expect(tried).toBeGreaterThan(0);
  expect(await type(queries[1] ?? '')).toEqual(answers[1]);
  expect(await type(queries[2] ?? '')).toEqual(answers[2]);
  expect(bundles).toHaveLength(tried);
});

test('markup in a query is shown as text', async ({ page }) => {
  const query = '<img src=x onerror=alert(1)>';
  await page.goto(`/search/?q=${encodeURIComponent(query)}`);
  await expect(page.getByRole('searchbox').last()).toHaveValue(query);
  expect(await page.locator('main img').count()).toBe(0);
});

test('what arrives late does not take the place of what was done meanwhile', async ({ page }) => {
  const release = await hold(page, /\/suggestions\.json/);
  const asked = page.waitForRequest(/\/suggestions\.json/);
  await page.goto('/about/');
  await page.getByRole('searchbox', { name: 'Search' }).focus();
  const box = page.getByRole('combobox', { name: 'Search' });
  await expect(box).toBeFocused();
  await asked;
  await pasteInto(box, log);
  const offer = page.getByRole('link', { name: 'Decode it' });
  await expect(offer).toBeVisible();
  const arrived = page.waitForResponse(/\/suggestions\.json/);
  release();
  await arrived;
  await page.waitForTimeout(300);
  await expect(offer).toBeVisible();
});

test('a list that was closed stays closed when its results arrive', async ({ page }) => {
  const release = await hold(page, /\/search-index\//);
  await page.goto('/about/');
  await page.getByRole('searchbox', { name: 'Search' }).focus();
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('keychain group');
  await expect(page.getByText('Searching …')).toBeVisible();
  await box.press('Escape');
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  const arrived = page.waitForResponse(/\/search-index\/s\d/);
  release();
  await arrived;
  await page.waitForTimeout(1000);
  await expect(box).toHaveAttribute('aria-expanded', 'false');
});

test('a pasted log is offered to the decoder and never put into an address', async ({ page }) => {
  await page.goto('/about/');
  const box = page.getByRole('searchbox', { name: 'Search' });
  await box.focus();
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await pasteInto(page.getByRole('combobox', { name: 'Search' }), log);
  await page.getByRole('link', { name: 'Decode it' }).click();
  await expect(page).toHaveURL(/\/decode\/$/);
  await expect(page.getByText('errSecItemNotFound').first()).toBeVisible();
});

test('a log pasted on the search page is offered to the decoder and never put into an address', async ({ page }) => {
  await page.goto('/search/?q=keychain');
  await expect(page.getByRole('status').filter({ hasText: 'results' })).toBeVisible();
  await pasteInto(page.getByRole('searchbox').last(), log);
  await expect(page).toHaveURL(/\/search\/\?q=keychain$/);
  await page.getByRole('link', { name: 'Decode it' }).click();
  await expect(page).toHaveURL(/\/decode\/$/);
  await expect(page.getByText('errSecItemNotFound').first()).toBeVisible();
});

test('an empty search page shows what was opened last and what people look for', async ({ page }) => {
  await page.goto('/search/?q=keychain');
  await page.locator('ol.entries a').first().click();
  await page.goto('/search/');
  await expect(
    page.getByRole('region', { name: 'Recent searches' }).getByRole('link', { name: 'keychain' }),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'Popular' }).getByRole('link').first()).toBeVisible();
});

test('a query that finds nothing says what was looked for and offers names that come near', async ({ page }) => {
  await page.goto('/search/?q=ktccservicescreenxylo');
  const nothing = page.getByRole('region', { name: 'Nothing found' });
  await expect(nothing).toContainText('Looked for “ktccservicescreenxylo”');
  await expect(nothing.getByRole('link', { name: 'kTCCServiceScreenCapture' })).toBeVisible();
});

test('filters that leave nothing can be taken away', async ({ page }) => {
  await page.goto('/search/?q=keychain&topic=keychain&platform=tvos&kind=topic');
  await page.getByRole('button', { name: 'Take all filters away' }).click();
  await expect(page).toHaveURL(/\/search\/\?q=keychain$/);
  await expect(page.locator('ol.entries li').first()).toBeVisible();
});

test('a platform can be narrowed to a version, with the count of what is left', async ({ page }) => {
  await page.goto('/search/?q=local+network');
  await page.getByRole('button', { name: /^macOS \d+$/ }).click();
  const version = page.getByRole('button', { name: /^macOS 10\.15 / });
  const count = Number(await version.locator('.count').textContent());
  await version.click();
  await expect(page).toHaveURL(/platform=macos-10\.15$/);
  await expect(page.getByRole('status').filter({ hasText: 'results' })).toHaveText(new RegExp(`^${count} results`));
  await expect(page.getByRole('link', { name: /No route to host/ })).toHaveCount(0);
});

test('any filters together keep counts that are true', async ({ page }) => {
  await page.goto('/search/?q=keychain&kind=entry&topic=keychain&platform=macos&status=documented&sort=date');
  await expect(page.getByRole('status').filter({ hasText: 'results' })).toBeVisible();
  const counts = await page.locator('.facets button[aria-pressed="true"] .count').allTextContents();
  expect(counts).toHaveLength(4);
  const total = Number(
    /^\d+/.exec((await page.getByRole('status').filter({ hasText: 'results' }).textContent()) ?? ''),
  );
  expect(total).toBeGreaterThan(0);
  for (const count of counts) expect(Number(count)).toBe(total);
});

test('sorted by date, the last reviewed comes first, and what has no date last', async ({ page }) => {
  const datesFor = async (address: string) => {
    await page.goto(address);
    await expect(page.getByRole('status').filter({ hasText: 'results' })).toBeVisible();
    const facts = await page.locator('ol.entries .meta').allTextContents();
    return facts.map((text) => /reviewed (\S+)/.exec(text)?.[1] ?? '');
  };
  expect(await datesFor('/search/?q=keychain')).toContain('');
  const days = await datesFor('/search/?q=keychain&sort=date');
  expect(days).not.toContain('');
  expect(days).toEqual([...days].sort().reverse());
});

test('the parts of a score are shown on request', async ({ page }) => {
  await page.goto('/search/?q=errSecItemNotFound&explain=1');
  await expect(page.locator('ol.entries code').first()).toContainText('coverage 1.00');
});

test('the command line prints what the page shows, in the same order', async ({ page }) => {
  test.slow();
  const rows = parseRelevance(readFileSync('tests/content/relevance.tsv', 'utf8'));
  const step = Math.floor(rows.length / 18);
  const queries = rows.filter((_, index) => index % step === 0).map(({ query }) => query);
  expect(queries.length).toBeGreaterThanOrEqual(15);
  await page.goto('/search/');
  for (const query of queries) {
    const box = page.locator('#home-search');
    await box.fill(query);
    const printed = printedFor(query);
    await expect(page.locator('ol.entries > li a.entry-title')).toHaveText(printed.map(({ title }) => title));
    const shown = await page.locator('ol.entries > li').evaluateAll((items) =>
      items.map((item) => ({
        title: item.querySelector('a.entry-title')?.textContent,
        url: item.querySelector('a.entry-title')?.getAttribute('href'),
        excerpt: item.querySelector('.hit-excerpt')?.textContent,
        facts: item.querySelector('.meta')?.textContent?.split(' · ') ?? [],
      })),
    );
    expect(
      shown.map(({ title, url, excerpt }) => ({ title, url, excerpt })),
      query,
    ).toEqual(printed.map(({ title, url, excerpt }) => ({ title, url, excerpt })));
    for (const [index, { section, status, reviewed }] of printed.entries()) {
      const expected = [section, status, reviewed && `reviewed ${reviewed}`].filter((fact) => fact !== undefined);
      for (const fact of expected) expect(shown[index]?.facts.join(' · '), query).toContain(fact);
    }
  }
});

interface Printed {
  title: string;
  url: string;
  excerpt: string;
  section?: string;
  status?: string;
  reviewed?: string;
}

function printedFor(query: string): Printed[] {
  const tsx = path.join('node_modules', 'tsx', 'dist', 'cli.mjs');
  return JSON.parse(execFileSync(process.execPath, [tsx, 'scripts/query.ts', query, '--json'], { encoding: 'utf8' }));
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the form reaches a page that lists topics, tags and entries', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').last().fill('keychain');
    await page.getByRole('searchbox').last().press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=keychain/);
    await expect(page.getByRole('heading', { name: 'Entries' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Keychain', exact: true }).first()).toBeVisible();
  });
});
