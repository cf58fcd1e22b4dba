import { expect, type Page, test } from '@playwright/test';
import { pageTypes } from './page-types';
import { expectFocusSeen, tabTo, watchFocus } from './walk-page';

test.setTimeout(180_000);
/** Nothing may move while one looks where the focus is. */
test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.beforeEach(({ page }) => watchFocus(page));

const entry = '/entries/secitemadd-user-presence-errsecparam/';
const field = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const findings = (page: Page) => page.getByRole('region', { name: 'Findings' });

test.describe('with the keyboard alone', () => {
  test('the first stop leads past the navigation', async ({ page }) => {
    await page.goto('/topics/keychain/');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await expectFocusSeen(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('main').evaluate((main) => main.contains(document.activeElement))).toBe(true);
  });

  test('an error is found, and its check is read and copied', async ({ page, context, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
    await page.goto('/');
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await page.keyboard.insertText('errSecMissingEntitlement');
    await expect(page.getByRole('option').first()).toContainText('-34018');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/errors\/-34018\//);
    await page.waitForLoadState();
    const copy = page.locator('.code').getByRole('button', { name: 'Copy' }).first();
    await tabTo(page, copy);
    await page.keyboard.press('Enter');
    await expect(page.locator('.code').getByRole('button', { name: 'Copied' })).toBeFocused();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('codesign');
  });

  test('a log is decoded and one of its findings followed, there and back', async ({ page }) => {
    await page.goto(entry);
    await tabTo(page, page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Decode' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/decode\/$/);
    await tabTo(page, page.getByRole('textbox', { name: /^Log/ }));
    await page.keyboard.insertText('Error Domain=NSOSStatusErrorDomain Code=-34018 "(null)"');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(findings(page)).toBeVisible();
    await tabTo(
      page,
      findings(page)
        .getByRole('button', { name: /^line 1/ })
        .first(),
    );
    await page.keyboard.press('Enter');
    await expect(page.locator('.annotated').getByRole('link', { name: '-34018' })).toBeFocused();
    await expectFocusSeen(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/errors\/-34018\//);
  });

  test('a list is narrowed and widened again', async ({ page }) => {
    await page.goto('/tags/entitlements/');
    const status = page.locator('.narrow-status');
    await tabTo(page, page.locator('[data-narrow-value="macos"]'));
    await expect(page.getByRole('button', { name: /^macOS/ })).toBeFocused();
    await page.keyboard.press('Space');
    await expect(status).toHaveText(/^\d+ of \d+ entries$/);
    await expect(page.getByRole('button', { name: /^macOS \d+$/, pressed: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(status).toHaveText('');
    await expect(page.getByRole('button', { name: /^macOS \d+$/, pressed: false })).toBeFocused();
  });

  test('a link to a section is copied', async ({ page, context, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
    await page.goto(entry);
    const anchor = page.locator('a.anchor[href="#steps"]');
    await tabTo(page, anchor, 'Tab', 200);
    expect(await anchor.evaluate((link) => getComputedStyle(link).opacity)).toBe('1');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#steps$/);
    await tabTo(page, page.getByRole('button', { name: 'Copy link' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${entry}#steps`);
  });

  test('a symptom is followed to its answer', async ({ page }) => {
    await page.goto('/paths/keychain-call-fails-only-here/');
    await tabTo(page, page.locator('#status').getByRole('link', { name: /errSecMissingEntitlement.*Step 2/ }));
    for (const [step, answer] of [
      ['#signed-group', /^No/],
      ['#signed-at-all', /^Yes/],
    ] as const) {
      await page.keyboard.press('Enter');
      await expect(page.locator(step)).toBeInViewport();
      // The next stop is in the step one arrived at.
      await page.keyboard.press('Tab');
      expect(await page.locator(step).evaluate((element) => element.contains(document.activeElement)), step).toBe(true);
      await tabTo(page, page.locator(step).getByRole('link', { name: answer }));
    }
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/entries\/keychain-unsigned-development-build\/$/);
  });

  test('single keys are switched off where they are explained, and the focus comes back', async ({ page }) => {
    await page.goto(entry);
    const link = page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Errors' });
    await tabTo(page, link);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Shortcuts and settings' });
    await expect(dialog).toBeVisible();
    const choice = dialog.getByRole('checkbox', { name: /Single keys/ });
    await expect(choice).toBeFocused();
    await page.keyboard.press('Space');
    await expect(choice).not.toBeChecked();
    // The dialog keeps the focus within it and the browser's own controls.
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      expect(
        await dialog.evaluate(
          (box) => document.activeElement === document.body || box.contains(document.activeElement),
        ),
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    await expect(link).toBeFocused();
    await expect(dialog).toBeHidden();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('searchbox', { name: 'Search' }).or(field(page))).toBeFocused();
  });

  test('the theme is chosen', async ({ page }) => {
    await page.goto('/decode/');
    await expect(page.getByRole('textbox', { name: /^Log/ })).toBeVisible();
    await tabTo(page, page.getByLabel('Theme'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expectFocusSeen(page);
  });

  test('what is remembered is erased', async ({ page }) => {
    await page.goto('/topics/keychain/');
    await page.goto('/about/');
    await page.keyboard.press('/');
    await expect(page.getByRole('group', { name: 'Visited' })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: /^Erase recent/ }), 'Tab', 5);
    await page.keyboard.press('Enter');
    await expect(field(page)).toBeFocused();
    await expect(page.getByRole('group', { name: 'Visited' })).toBeHidden();
    await expectFocusSeen(page);
  });

  test('filters are opened, chosen and given up, and the focus stays where it was', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/search/?q=keychain');
    await expect(page.locator('main').getByRole('status').first()).toHaveText(/\d+ results/);
    await tabTo(page, page.locator('.facets summary'));
    await page.keyboard.press('Enter');
    const macos = page.getByRole('button', { name: /^macOS \d+$/ });
    await tabTo(page, macos);
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/platform=macos/);
    await expect(page.getByRole('button', { name: /^macOS \d+$/, pressed: true })).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page).not.toHaveURL(/platform=macos/);
    await expect(page.getByRole('button', { name: /^macOS \d+$/, pressed: false })).toBeFocused();
    await expectFocusSeen(page);
  });

  test('in a wide window results come before the filters beside them, and a link leads past the results', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/search/?q=keychain');
    const first = page.locator('.search-results .entry-title').first();
    await expect(first).toBeVisible();
    await page.locator('[data-search-page] input').focus();
    const skip = page.getByRole('link', { name: 'Skip to filters' });
    await tabTo(page, skip, 'Tab', 3);
    await tabTo(page, first, 'Tab', 4);
    await tabTo(page, skip, 'Shift+Tab', 4);
    await page.keyboard.press('Enter');
    await expect(page.locator('.facets summary')).toBeFocused();
    await expectFocusSeen(page);
    await expect(page).toHaveURL(/\/search\/\?q=keychain$/);
  });

  test('a window that gets narrow has the filters before the results', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/search/?q=keychain');
    await expect(page.locator('.facets button').first()).toBeVisible();
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.locator('.facets button').first()).toBeHidden();
    await page.locator('[data-search-page] input').focus();
    await tabTo(page, page.locator('.facets summary'), 'Tab', 3);
    await tabTo(page, page.locator('.search-results .entry-title').first(), 'Tab', 4);
  });
});

/** Stops looked at on each page; some have hundreds, and the list of all numbers thousands. */
const most = 60;

/** One page of each layout. */
const layouts = pageTypes.filter(([type]) =>
  /^(?:home|topics|topic|path|entry|number|family|reference table|search|decoder|not found)$/.test(type),
);

for (const [width, height] of [
  [1280, 900],
  [360, 740],
  [320, 256],
] as const) {
  test(`nothing that has the focus is hidden or without a ring in a window of ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const [type, address] of layouts) {
      await page.goto(address);
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate((limit) => {
        const found: string[] = [];
        const { lookAtFocus: look } = window as unknown as {
          lookAtFocus: () => { what: string; ringed: boolean; free: boolean };
        };
        const stops = [
          ...document.querySelectorAll<HTMLElement>(
            'a[href], button, input, select, textarea, summary, [tabindex="0"]',
          ),
        ].filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }));
        if (document.querySelector('[tabindex]:not([tabindex="0"], [tabindex="-1"])'))
          found.push('an order of its own');
        const step = Math.max(1, Math.ceil(stops.length / limit));
        for (const stop of stops.filter((_, index) => index % step === 0)) {
          stop.focus();
          const { what, ringed, free } = look();
          if (document.activeElement !== stop || !ringed || !free) found.push(what);
        }
        return found;
      }, most);
      expect(hidden, type).toEqual([]);
    }
  });
}
