import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { pageTypes } from './page-types';

test.setTimeout(180_000);
/** A copy for reading without network would answer what a test withholds. */
test.use({ serviceWorkers: 'block' });

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const entry = '/entries/secitemadd-user-presence-errsecparam/';
const status = (page: Page) => page.locator('main').getByRole('status').first();

async function decode(page: Page): Promise<void> {
  await page.goto('/decode/');
  await page.getByRole('button', { name: 'Nested NSError' }).click();
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText('errSSLXCertChainInvalid');
}

async function search(page: Page, query: string): Promise<void> {
  await page.goto('/about/');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill(query);
  await expect(page.locator('.results-popup')).toBeVisible();
  await expect(page.locator('.results-popup')).not.toContainText('Searching …');
}

async function filter(page: Page): Promise<void> {
  await page.goto('/search/?q=keychain&platform=macos&explain=1');
  await expect(status(page)).toHaveText(/\d+ results/);
  const filters = page.locator('.facets');
  if (!(await filters.evaluate((box: HTMLDetailsElement) => box.open))) await filters.locator('summary').click();
}

/** What pages become when they are used. */
const states: readonly (readonly [name: string, show: (page: Page) => Promise<void>])[] = [
  ['the decoder with findings', decode],
  ['the search field with results', (page) => search(page, '-34018')],
  ['the search field with nothing to show', (page) => search(page, '-34011')],
  ['the search page with its filters open', filter],
  [
    'a narrowed list',
    async (page) => {
      await page.goto('/topics/keychain/?platform=macos');
      await expect(page.getByRole('button', { name: /^macOS \d+$/, pressed: true })).toBeVisible();
    },
  ],
  [
    'a filtered and sorted table',
    async (page) => {
      await page.goto('/errors/keychain/?filter=item');
      await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ rows$/ })).toBeVisible();
      // On a narrow screen each row is a box, without the row of headers.
      const sort = page.locator('thead th').first();
      if (!(await sort.isVisible())) return;
      await sort.getByRole('button').click();
      await expect(sort).toHaveAttribute('aria-sort', 'ascending');
    },
  ],
  [
    'a number that is explained',
    async (page) => {
      await page.goto('/errors/?n=-34011');
      await expect(page.getByRole('region', { name: 'What -34011 means' })).toBeVisible();
    },
  ],
  [
    'a failure',
    async (page) => {
      await page.route(/\/tables\//, (route) => route.abort());
      await page.goto('/decode/');
      await page.getByRole('button', { name: 'Nested NSError' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await page.unrouteAll({ behavior: 'wait' });
    },
  ],
];

for (const scheme of ['light', 'dark'] as const) {
  test(`what pages become when they are used meets WCAG 2.2 AA in the ${scheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [name, show] of states) {
      await show(page);
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`),
        name,
      ).toEqual([]);
    }
  });
}

test.describe('to a screen reader', () => {
  test('the search field is a combobox that says what it controls, how much was found, and what is chosen', async ({
    page,
  }) => {
    await page.goto('/about/');
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Search' });
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    await field.fill('keychain');
    const list = page.getByRole('listbox', { name: 'Results' });
    await expect(list.getByRole('option').first()).toBeVisible();
    await expect(field).toHaveAttribute('aria-controls', (await list.getAttribute('id')) ?? 'none');
    await expect(page.getByRole('status').filter({ hasText: /^\d+ results, \d+ shown$/ })).toBeAttached();
    expect(await list.getByRole('group').count()).toBeGreaterThan(1);
    for (const group of await list.getByRole('group').all())
      expect(await group.getAttribute('aria-label')).toMatch(/^(?:Codes|Names|Entries|Topics|Posts)$/);
    await expect(field).not.toHaveAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    const chosen = list.getByRole('option', { selected: true });
    await expect(chosen).toHaveCount(1);
    await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? 'none');
    await page.keyboard.press('Escape');
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await field.fill('qzxjvwq');
    await expect(page.getByRole('status').filter({ hasText: 'Nothing found' })).toBeAttached();
  });

  test('counts are announced where results, rows, entries and findings change', async ({ page }) => {
    await page.goto('/search/?q=keychain');
    await expect(status(page)).toHaveText(/^\d+ results/);
    await page.goto('/reference/entitlements/?filter=keychain');
    await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ rows$/ })).toBeVisible();
    await page.goto('/topics/keychain/?platform=macos');
    await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ entries$/ })).toBeVisible();
    await decode(page);
    await expect(status(page)).toHaveText(/^Found \d+ things in \d+ lines?\. First: /);
  });

  test('a status is a link whose name is the word alone, and the sign before it is not read', async ({ page }) => {
    await page.goto(entry);
    const marks = page.locator('a.status');
    expect(await marks.count()).toBeGreaterThan(2);
    for (const mark of (await marks.all()).slice(0, 12)) {
      const word = (await mark.textContent()) ?? '';
      expect(word).toMatch(/^(?:confirmed|documented|standard|source-code|reported|inferred|open)$/);
      await expect(mark).toHaveAccessibleName(word);
      await expect(mark).toHaveRole('link');
    }
  });

  test('every page has one heading of the first level, none is left out, and its parts have names of their own', async ({
    page,
  }) => {
    for (const [type, address] of pageTypes) {
      await page.goto(address);
      const found = await page.evaluate(() => {
        const shown = (element: Element) => element.checkVisibility();
        // Lists of links beside the article have headings of their own.
        const levels = [...document.querySelectorAll('main article, main > .home')]
          .flatMap((article) => [...article.querySelectorAll('h1, h2, h3, h4, h5, h6')])
          .filter(shown)
          .map(({ localName }) => Number(localName[1]));
        const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
        const names = [...document.querySelectorAll('nav')]
          .filter(shown)
          .map((part) => part.getAttribute('aria-label'));
        const tables = [...document.querySelectorAll('table')].filter(
          (table) => !table.querySelector('thead th') || (!table.caption && !table.closest('[aria-label]')),
        );
        const pictures = [...document.querySelectorAll('main svg')].filter(
          (svg) =>
            svg.getAttribute('aria-hidden') !== 'true' &&
            !(
              (svg.getAttribute('role') === 'img' && svg.querySelector('title, desc')) ||
              svg.getAttribute('aria-label') ||
              svg.getAttribute('aria-labelledby')
            ),
        );
        return {
          first: levels.filter((level) => level === 1).length,
          jumps,
          unnamed: names.filter((name, index) => !name || names.indexOf(name) !== index),
          tables: tables.map((table) => table.outerHTML.slice(0, 80)),
          pictures: pictures.map((svg) => svg.outerHTML.slice(0, 120)),
          landmarks: ['header', 'main', 'footer'].map((name) => document.querySelectorAll(`body > ${name}`).length),
          language: document.documentElement.lang,
        };
      });
      expect(found, type).toEqual({
        first: 1,
        jumps: [],
        unnamed: [],
        tables: [],
        pictures: [],
        landmarks: [1, 1, 1],
        language: 'en',
      });
    }
  });

  test('rows of a table have headers, so that a cell can be read with its name', async ({ page }) => {
    for (const address of ['/errors/keychain/', '/reference/entitlements/']) {
      await page.goto(address);
      const rows = page.locator('main table tbody tr');
      await expect(rows.first().getByRole('rowheader')).toHaveCount(1);
      expect(await page.locator('main table thead th:not([scope=col])').count()).toBe(0);
    }
  });
});

/** Frame, background and text of an element, to be compared with those of another. */
function look(element: Locator): Promise<string> {
  return element.evaluate((node) => {
    const { outline, border, backgroundColor, color, fontWeight, textDecorationLine } = getComputedStyle(node);
    return [outline, border, backgroundColor, color, fontWeight, textDecorationLine].join(' | ');
  });
}

test('where colours are forced, what is chosen still differs from what is not', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await search(page, 'keychain');
  await page.keyboard.press('ArrowDown');
  const options = page.getByRole('listbox').getByRole('option');
  expect(await look(options.nth(0))).not.toBe(await look(options.nth(1)));
  await filter(page);
  const platforms = page.locator('.narrow-group').filter({ has: page.getByRole('heading', { name: 'Platform' }) });
  const [chosen, other] = ['macOS', 'iOS'].map((name) =>
    platforms.getByRole('button', { name: new RegExp(`^${name} \\d+$`) }),
  );
  if (!chosen || !other) throw new Error('No platforms to choose from');
  expect(await look(chosen)).not.toBe(await look(other));
  await page.goto(`${entry}#steps`);
  expect(await look(page.locator('#steps'))).not.toBe(await look(page.locator('h2[id]').last()));
  const topics = page.locator('.topic-navigation a, .contents a');
  expect(await look(topics.and(page.locator('[aria-current]')).first())).not.toBe(
    await look(topics.and(page.locator(':not([aria-current])')).first()),
  );
});

test('where more contrast is asked for, quiet text is as strong as any', async ({ page }) => {
  await page.goto(entry);
  const colors = () =>
    page.evaluate(() => {
      const colorOf = (selector: string) => getComputedStyle(document.querySelector(selector) as Element).color;
      return [colorOf('.site-footer'), colorOf('body')];
    });
  const [quiet, text] = await colors();
  expect(quiet).not.toBe(text);
  await page.emulateMedia({ contrast: 'more' });
  const [strong, same] = await colors();
  expect(strong).toBe(same);
});

test('where less motion is asked for, nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const show of [decode, filter, (page: Page) => search(page, 'keychain')]) {
    await show(page);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return animationName !== 'none' || !/^[0s, ]*$/.test(transitionDuration) || scrollBehavior === 'smooth';
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
});

/** What WCAG 1.4.12 lets a reader set. The policy stops style elements, not the browser's own sheets. */
function spaceText(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  );
  document.adoptedStyleSheets = [sheet];
}

/** What is wider than the window, and text that its own box cuts off. Runs in the page. */
function lost(): string[] {
  const found: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push(`page of ${document.documentElement.scrollWidth}`);
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const { overflowX, overflowY, clipPath, display, whiteSpace, textOverflow } = getComputedStyle(element);
    if (clipPath !== 'none' || display === 'inline' || !element.checkVisibility()) continue;
    const clips = /hidden|clip/.test(overflowX) || /hidden|clip/.test(overflowY) || textOverflow === 'ellipsis';
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (clips && element.textContent && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1))
      found.push(`cut off (${whiteSpace}): ${element.outerHTML.slice(0, 100)}`);
  }
  return found;
}

for (const [width, height] of [
  [1280, 900],
  [320, 640],
] as const) {
  test(`text that is spaced out is neither cut off nor wider than a window of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const [type, address] of pageTypes) {
      await page.goto(address);
      await page.evaluate(spaceText);
      expect(await page.evaluate(lost), type).toEqual([]);
    }
    // What is drawn later is the same at both widths; the narrow one is the harder.
    for (const [name, show] of width < 400 ? states : []) {
      await show(page);
      await page.evaluate(spaceText);
      expect(await page.evaluate(lost), name).toEqual([]);
    }
  });
}

test('text of twice the size is neither cut off nor wider than the window', async ({ page }) => {
  for (const [type, address] of pageTypes) {
    await page.goto(address);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await page.evaluate(lost), type).toEqual([]);
  }
});

test('what pages become when they are used can be read at 400 %', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const [name, show] of states) {
    await show(page);
    expect(await page.evaluate(lost), name).toEqual([]);
  }
  await page.goto(entry);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  // Taller than the window, it scrolls by itself.
  await dialog.getByRole('button', { name: 'Close' }).scrollIntoViewIfNeeded();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(lost)).toEqual([]);
});
