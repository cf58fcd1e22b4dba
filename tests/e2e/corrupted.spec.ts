import { expect, type Page, type Route, test } from '@playwright/test';
import { isAddressesFile, isHashedFile } from '@/lib/serve/headers';
import { pageTypes } from './page-types';
import { watchPage } from './watch-page';

/** Each test tries the whole list in one page. */
test.setTimeout(180_000);
/** A copy for reading without network would answer what a test withholds or changes. */
test.use({ serviceWorkers: 'block' });

const topic = '/topics/keychain/';
const entry = '/entries/keychain-missing-entitlement-34018/';

/** What can stand in a store that someone else, an older version or a fault has written. */
const garbage: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '-25300'],
  ['a text', '"keychain"'],
  ['a list', '[[],{},null,1]'],
  ['half an object', '{"queries":["errSecParam"'],
  [
    'wrong types',
    '{"queries":{"length":5,"0":[]},"pages":[null,1,"x",{"path":5},{"path":[],"title":{}}],"singleKeys":[]}',
  ],
  ['a prototype', '{"__proto__":{"singleKeys":false,"queries":["x"]},"constructor":1}'],
  ['an address elsewhere', '{"pages":[{"path":"//hostile.example/entries/x/","title":"x"}],"queries":["<b>"]}'],
  ['depth', '['.repeat(20_000)],
  ['markup', '<img src=x onerror=window.ranHostile=1>'],
  ['a million characters', `{"queries":["${'x'.repeat(1_000_000)}"]}`],
];

const keys = ['errsec-theme', 'errsec-settings', 'errsec-recent', 'errsec-offline-checked', 'errsec-pasted'];

test('whatever stands in the storage, pages work and put it right', async ({ page, baseURL }) => {
  const watch = await watchPage(page, `${baseURL}/`);
  await page.goto('/about/');
  for (const [what, text] of garbage) {
    await page.evaluate(
      ([names, value]) => {
        for (const storage of [localStorage, sessionStorage]) {
          for (const name of names) storage.setItem(name, value);
        }
      },
      [keys, text] as const,
    );
    await page.goto(topic);
    await page.keyboard.press('/');
    await expect(page.getByRole('group', { name: 'Visited' }).getByRole('option'), what).toHaveText([/Keychain/]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Shortcuts and settings' }).click();
    await expect(page.getByRole('checkbox', { checked: true }), what).toHaveCount(3);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await watch.check(`storage: ${what}`);
    const recent = await page.evaluate(() => JSON.parse(localStorage.getItem('errsec-recent') ?? ''));
    expect(
      recent.pages.map(({ path }: { path: string }) => path),
      what,
    ).toEqual([topic]);
  }
});

/** What browsers do where storage is switched off, full or damaged. Run in the page before anything else. */
const refusals: readonly (readonly [what: string, run: () => void])[] = [
  [
    'that is switched off',
    () => {
      for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied', 'SecurityError');
          },
        });
      }
    },
  ],
  [
    'that is not there',
    () => {
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null });
    },
  ],
  [
    'that is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
      };
    },
  ],
  [
    'that is damaged',
    () => {
      for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
        Storage.prototype[name] = () => {
          throw new DOMException('The file is corrupted', 'UnknownError');
        };
      }
    },
  ],
];

for (const [what, refuse] of refusals) {
  test(`with a storage ${what} the site only forgets`, async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    await page.addInitScript(refuse);
    await page.goto(topic);
    await page.getByLabel('Theme').selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Search' });
    await field.fill('-34018');
    await expect(page.getByRole('option').first()).toContainText('-34018');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/errors\/-34018\//);
    await page.getByRole('button', { name: 'Shortcuts and settings' }).click();
    await page.getByRole('checkbox', { name: /Recent searches/ }).uncheck();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Erase/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.goto('/decode/');
    await page.getByRole('button', { name: 'Nested NSError' }).click();
    await expect(page.getByRole('region', { name: 'Findings' })).toContainText('errSSLXCertChainInvalid');
    await watch.check(what);
  });
}

/** What can come instead of a file. */
const faults: readonly (readonly [what: string, answer: (route: Route) => Promise<void>])[] = [
  ['is missing', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not found</h1>' })],
  [
    'fails',
    (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'This file can not be read now.' }),
  ],
  ['is a page', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<title>Sign in</title>' })],
  [
    'is a page that calls itself data',
    (route) => route.fulfill({ contentType: 'application/json', body: '<!doctype html>' }),
  ],
  ['is empty', (route) => route.fulfill({ contentType: 'application/octet-stream', body: '' })],
  [
    'is cut off',
    async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
    },
  ],
  ['is of another version', (route) => route.fulfill({ json: { version: 99 } })],
  ['does not come', (route) => route.abort('connectionreset')],
];

/** Where the same code meets the same fault, these stand for the others. */
const fewFaults = faults.filter(([what]) => /missing|calls itself|cut off|another version/.test(what));

/** Files of the index by what they hold, with a question that needs each. */
const indexFiles: readonly (readonly [what: string, file: RegExp])[] = [
  ['head', /\/search-index\/head-[^/]*$/],
  ['words', /\/search-index\/t\d+-[^/]*$/],
  ['texts', /\/search-index\/s\d+-[^/]*$/],
  ['lists behind the filters', /\/search-index\/f-[^/]*$/],
  ['list of codes', /\/search-index\/codes-[0-9a-f]{8}\.json$/],
  ['context of codes', /\/search-index\/codes-context-[^/]*$/],
  ['numbers', /\/search-index\/codes-n\d+-[^/]*$/],
];

const results = (page: Page) =>
  page
    .locator('main')
    .getByRole('status')
    .filter({ hasText: /\d+ results/ });

for (const [what, file] of indexFiles) {
  test(`the search page says so when the ${what} can not be had, and searches when it can`, async ({
    page,
    baseURL,
  }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    for (const [fault, answer] of what === 'head' ? faults : fewFaults) {
      await page.route(file, answer);
      await page.goto('/search/?q=OSStatus+error+-34018+keychain');
      const alert = page.getByRole('alert');
      await expect(alert, fault).toHaveText(
        /^(?:Cannot (?:load|use) the search file|The index could not be read).*\. The lists below need no search\.$/,
      );
      await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
      await expect(results(page)).toBeHidden();
      await watch.check(`${what}: ${fault}`);
      await page.unrouteAll({ behavior: 'wait' });
      await page.locator('#home-search').press('Enter');
      await expect(results(page), `${what} ${fault}, then comes`).toBeVisible();
      await expect(alert).toBeHidden();
    }
  });
}

/** Where index and tables are, and what can stand there instead. */
const addressesFile = /\/data\/[0-9a-f]{12}\.json$/;
const addressesFaults: typeof faults = [
  ...faults,
  ['has wrong types', (route) => route.fulfill({ json: { searchManifest: 5, tables: ['/tables/75ae79965569/'] } })],
  ['is a list', (route) => route.fulfill({ json: ['/search-index/head-81389b25.json', '/tables/75ae79965569/'] })],
  ['is half of it', (route) => route.fulfill({ json: { searchManifest: '/search-index/head-81389b25.json' } })],
  ...['https://hostile.example', '//hostile.example', '/..', '/entries'].map((elsewhere): (typeof faults)[number] => [
    `leads to ${elsewhere}`,
    (route) =>
      route.fulfill({
        json: {
          searchManifest: `${elsewhere}/search-index/head-81389b25.json`,
          tables: `${elsewhere}/tables/75ae79965569/`,
        },
      }),
  ]),
];

test('without the addresses of index and tables search, decoder and look-up say so, and work when they come', async ({
  page,
  baseURL,
}) => {
  const watch = await watchPage(page, `${baseURL}/`);
  const elsewhere = new Set<string>();
  page.on('request', (request) => {
    if (/hostile|75ae79965569|81389b25/.test(request.url())) elsewhere.add(request.url());
  });
  for (const [fault, answer] of addressesFaults) {
    const alert = page.getByRole('alert');
    await page.route(addressesFile, answer);
    await page.goto('/search/?q=OSStatus+error+-34018+keychain');
    await expect(alert, fault).toHaveText(
      /^Cannot (?:load|use) the search file \/data\/[0-9a-f]{12}\.json.*\. The lists below need no search\.$/,
    );
    await page.unrouteAll({ behavior: 'wait' });
    await page.locator('#home-search').press('Enter');
    await expect(results(page), `${fault}, then comes`).toBeVisible();
    await expect(alert).toBeHidden();

    await page.route(addressesFile, answer);
    await page.goto('/decode/');
    await page.getByRole('textbox', { name: /^Log/ }).fill('OSStatus -25300');
    await page.getByRole('textbox', { name: /^Log/ }).press('ControlOrMeta+Enter');
    await expect(alert, fault).toContainText('tables could not be loaded. Your text is still here');
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Decode', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Findings' }), fault).toContainText('errSecItemNotFound');

    await page.route(addressesFile, answer);
    await page.goto('/errors/?n=-34011');
    await expect(alert, fault).toHaveText(
      'The tables could not be loaded. Reload to try again, or look at the list of all numbers.',
    );
    await page.goto(topic);
    await page.keyboard.press('/');
    await expect(page.getByRole('group', { name: 'Visited' }), fault).toBeVisible();
    await expect(page.getByRole('group', { name: 'Popular' })).toBeHidden();
    await page.getByRole('combobox', { name: 'Search' }).fill('-34018');
    await expect(page.locator('.results-popup'), fault).toContainText(/Press Enter for the search page/);
    await page.unrouteAll({ behavior: 'wait' });
    await watch.check(`addresses: ${fault}`);
  }
  expect([...elsewhere]).toEqual([]);
});

test('a file that can not be had once is asked for again, and nobody notices', async ({ page }) => {
  const failed = new Set<string>();
  await page.route(/\/(?:search-index|tables|data|assets\/(?!boot|site))[^?]*/, (route) => {
    const { pathname } = new URL(route.request().url());
    if (failed.has(pathname)) return route.continue();
    failed.add(pathname);
    return route.abort('connectionreset');
  });
  await page.route(/\/assets\/[a-z]+-worker/, (route) => route.continue());
  await page.goto('/search/?q=-34018');
  await expect(results(page)).toBeVisible();
  await page.goto('/decode/');
  await page.getByRole('button', { name: 'Nested NSError' }).click();
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText('errSSLXCertChainInvalid');
  await page.goto('/errors/?n=-34018');
  await expect(page.getByRole('region', { name: 'What -34018 means' })).toContainText('errSecMissingEntitlement');
  expect([...failed].filter((name) => name.startsWith('/assets/')).length).toBeGreaterThan(2);
  expect([...failed].filter(isAddressesFile).length).toBe(1);
});

test('the search field says what it can not do, and keeps its way to the search page', async ({ page }) => {
  await page.route(/\/search-index\//, (route) => route.abort());
  await page.goto(topic);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill('-34018');
  await expect(page.locator('.results-popup')).toContainText(/check the connection.* Press Enter for the search page/);
  await expect(page.getByRole('status').filter({ hasText: 'check the connection' })).toBeAttached();
  await page.unroute(/\/search-index\//);
  await field.fill('-34018 ');
  await expect(page.getByRole('option').first()).toContainText('-34018');
});

test('the network may be gone for one question and back for the next', async ({ page, context }) => {
  await page.goto('/search/');
  const field = page.locator('#home-search');
  await field.fill('keychain');
  await expect(results(page)).toBeVisible();
  await context.setOffline(true);
  // Words may have been read ahead, the table with this number has not.
  await field.fill('-34018');
  await expect(page.getByRole('alert')).toContainText('check the connection');
  await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
  await context.setOffline(false);
  await field.press('Enter');
  await expect(results(page)).toBeVisible();
});

test('a search that takes long says that it searches, and can be asked anew', async ({ page }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held = 0;
  await page.route(/\/search-index\/t\d+-/, async (route) => {
    held += 1;
    await released;
    await route.continue();
  });
  await page.goto('/search/?q=keychain');
  await expect(page.getByText('Searching …')).toBeVisible();
  await expect.poll(() => held).toBeGreaterThan(0);
  release();
  await expect(results(page)).toBeVisible();
});

for (const [what, file] of [
  ['list', /\/tables\/[^/]*\/codes\.json/],
  ['numbers', /\/tables\/[^/]*\/codes-n\d+\.json/],
  ['blocks', /\/tables\/[^/]*\/codes-blocks\.json/],
] as const) {
  test(`a number is not explained by half: the ${what} can not be had`, async ({ page, baseURL }) => {
    const watch = await watchPage(page, `${baseURL}/`);
    for (const [fault, answer] of fewFaults) {
      await page.route(file, answer);
      await page.goto('/errors/?n=-34011');
      await expect(page.getByRole('alert'), fault).toHaveText(
        'The tables could not be loaded. Reload to try again, or look at the list of all numbers.',
      );
      await watch.check(`${what}: ${fault}`);
      await page.unrouteAll({ behavior: 'wait' });
    }
    await page.reload();
    await expect(page.getByRole('region', { name: 'What -34011 means' })).toContainText('No table has -34011');
  });
}

test('the decoder says that its tables can not be had, and decodes when they can', async ({ page, baseURL }) => {
  const watch = await watchPage(page, `${baseURL}/`);
  const file = /\/tables\/[^/]*\/decode\.json/;
  for (const [fault, answer] of faults) {
    await page.route(file, answer);
    await page.goto('/decode/');
    const field = page.getByRole('textbox', { name: /^Log/ });
    await field.fill('OSStatus -25300');
    await field.press('ControlOrMeta+Enter');
    await expect(page.getByRole('alert'), fault).toContainText('tables could not be loaded. Your text is still here');
    await expect(page.getByRole('alert').getByRole('link', { name: 'list of all numbers' })).toBeVisible();
    await watch.check(`decoder: ${fault}`);
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Decode', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Findings' }), fault).toContainText('errSecItemNotFound');
  }
});

test('a script that can not be had is a sentence beside what it would have done', async ({ page }) => {
  const sentence = 'A part of this page could not be loaded. Reload to try again.';
  for (const [fault, answer] of faults.filter(([what]) => /missing|not come/.test(what))) {
    await page.route(/\/assets\/(?!boot|site)/, answer);
    for (const address of ['/search/?q=keychain', '/decode/', '/errors/?n=-34018']) {
      await page.goto(address);
      await expect(page.getByRole('alert'), `${address} ${fault}`).toHaveText(sentence);
    }
    await expect(page.getByRole('heading', { name: 'Families' })).toBeVisible();
    await page.goto(topic);
    await page.getByRole('button', { name: 'Shortcuts and settings' }).click();
    await expect(page.getByRole('alert')).toHaveText(sentence);
    await page.getByRole('searchbox', { name: 'Search' }).fill('keychain');
    await expect(page.getByRole('alert')).toHaveCount(2);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=keychain/);
    await expect(page.getByRole('link', { name: 'Keychain', exact: true }).first()).toBeVisible();
    await page.unroute(/\/assets\/(?!boot|site)/);
  }
});

test('a worker that can not be had is a sentence, and the next try starts another', async ({ page }) => {
  for (const [address, worker, sentence] of [
    ['/search/', /\/assets\/search-worker/, 'Search could not be loaded. Check the connection and try again.'],
    ['/decode/', /\/assets\/decode-worker/, 'The decoder could not be loaded.'],
  ] as const) {
    await page.route(worker, (route) => route.abort());
    await page.goto(address);
    const field = address === '/decode/' ? page.locator('main').getByRole('textbox') : page.locator('#home-search');
    const key = address === '/decode/' ? 'ControlOrMeta+Enter' : 'Enter';
    // Search begins with the text; a second question would be asked of the worker that is about to fail.
    await field.fill('OSStatus -25300');
    if (address === '/decode/') await field.press(key);
    await expect(page.getByRole('alert')).toContainText(sentence);
    await page.unrouteAll({ behavior: 'wait' });
    await field.press(key);
    await expect(page.getByRole('link', { name: /-25300/ }).first()).toBeVisible();
    await expect(page.getByRole('alert')).toBeHidden();
  }
});

test('a page without its one script is read like any other', async ({ page }) => {
  await page.route(/\/assets\/boot/, (route) => route.abort());
  await page.goto(entry);
  await expect(page.getByRole('heading', { name: 'Short answer' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
  await page.getByRole('searchbox', { name: 'Search' }).fill('-34018');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
});

test('a page’s Markdown is not copied when something else comes for it, and is when it comes', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  await page.goto('/about/');
  for (const [fault, answer] of faults.filter(([what]) => /missing|fails|page$|not come/.test(what))) {
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await page.route('**/*.md', answer);
    await page.goto(entry);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.getByText('Not copied'), fault).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('before');
    await page.unroute('**/*.md');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(page.getByText('Markdown copied'), fault).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# /);
  }
});

test('without its list of popular codes the field still offers what is remembered', async ({ page }) => {
  for (const [fault, answer] of fewFaults) {
    await page.route(/suggestions\.json/, answer);
    await page.goto(topic);
    await page.keyboard.press('/');
    await expect(page.getByRole('group', { name: 'Visited' }), fault).toBeVisible();
    await expect(page.getByRole('group', { name: 'Popular' })).toBeHidden();
    await page.unroute(/suggestions\.json/);
  }
});

test('whatever a page loads is named by its contents, or by the scripts that read it, so no script reads what it was not made for', async ({
  page,
}) => {
  const loaded = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() !== 'document') loaded.add(new URL(request.url()).pathname);
  });
  for (const [, address] of pageTypes) await page.goto(address);
  await page.goto('/search/?q=OSStatus+-34018+keychain');
  await expect(results(page)).toBeVisible();
  await page.goto('/errors/?n=-34011');
  await expect(page.getByRole('region', { name: 'What -34011 means' })).toBeVisible();
  await page.goto('/decode/');
  await page.getByRole('button', { name: 'Nested NSError' }).click();
  await expect(page.getByRole('region', { name: 'Findings' })).toBeVisible();
  const others = [...loaded].filter((name) => !isHashedFile(name));
  // The worker and its list say themselves which version they are.
  const unnamed = others.filter(
    (name) => !/^\/(?:icon\.svg|service-worker\.js|offline\/manifest\.json)$|\.md$/.test(name),
  );
  expect(unnamed).toEqual([expect.stringMatching(addressesFile)]);
  // All islands know one, and what it names is loaded from nowhere else.
  const { searchManifest, tables } = await (await page.request.get(unnamed[0] ?? '')).json();
  expect([...loaded].filter((name) => /^\/search-index\/head-/.test(name))).toEqual([searchManifest]);
  expect([...loaded].filter((name) => name.startsWith('/tables/') && !name.startsWith(tables))).toEqual([]);
  expect(loaded.size - others.length).toBeGreaterThan(20);
});
