import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { pageTypes } from './page-types';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** At 1280 pixels and 400 % a page is 320 pixels wide. */
for (const [type, address] of pageTypes) {
  test(`${type} can be read at 400 % without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('text of twice the size leaves the article its width', async ({ page }) => {
  await page.goto('/entries/secitemadd-user-presence-errsecparam/');
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  expect((await page.getByRole('heading', { level: 1 }).boundingBox())?.width).toBeGreaterThan(400);
});

test('the label of a filter stays on one line', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/reference/entitlements/');
  const label = page.locator('.filter-row label');
  await expect(label).toBeVisible();
  expect((await label.boundingBox())?.height).toBeLessThan(60);
});

const looks: [string, (page: Page) => Promise<void>][] = [
  [
    'shortcuts and settings',
    async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'suggestions',
    async (page) => {
      await page.keyboard.press('/');
      await expect(page.getByRole('group', { name: 'Popular' })).toBeVisible();
    },
  ],
];

for (const theme of ['light', 'dark'] as const) {
  for (const [name, show] of looks) {
    test(`${name} meet WCAG 2.2 AA in the ${theme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto('/topics/keychain/');
      await show(page);
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
    });
  }
}
