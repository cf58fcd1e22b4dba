import { expect, test } from '@playwright/test';

const entry = '/entries/secitemadd-user-presence-errsecparam/';

test('the first screen of an entry shows question, short answer, status, platforms and date', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(entry);
  for (const place of [page.getByRole('heading', { level: 1 }), page.getByRole('heading', { name: 'Short answer' })]) {
    await expect(place).toBeInViewport();
  }
  await expect(page.locator('.answer .facts .status')).toBeInViewport();
  await expect(page.locator('.answer .facts time')).toBeInViewport();
});

test('every section and step has an address, a link to it, and is marked on arrival', async ({ page }) => {
  await page.goto(entry);
  for (const heading of await page.locator('article h2[id], article h3[id]').all()) {
    expect(await heading.getAttribute('id')).toMatch(/^[a-z0-9-]+$/);
  }
  const step = page.locator('#steps').locator('xpath=following::li[@id]').first();
  const id = await step.getAttribute('id');
  expect(id).toMatch(/^step-/);
  await page.goto(`${entry}#${id}`);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  expect(await page.locator(`[id="${id}"]`).evaluate((node) => node.matches(':target'))).toBe(true);
});

test('commands can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(entry);
  const box = page.locator('.code[data-lang="sh"]').first();
  const text = await box.locator('code').textContent();
  await box.hover();
  await box.getByRole('button', { name: 'Copy' }).click();
  await expect(box.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test('the forum post is quoted whole, closed until wanted, with its source lines', async ({ page }) => {
  await page.goto(entry);
  const post = page.locator('details.post');
  await expect(post.locator('blockquote')).toBeHidden();
  await post.locator('summary').click();
  await expect(post.locator('blockquote')).toBeVisible();
  await expect(post).toContainText('lines 432-508');
  await expect(post).toContainText('This code works fine if I omit setting kSecAttrAccessControl.');
});

test('the chosen theme is kept, also on the next page', async ({ page }) => {
  await page.goto(entry);
  await page.getByLabel('Theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/topics/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Theme').selectOption('auto');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('lists are narrowed by tag and platform, with the state in the address', async ({ page }) => {
  await page.goto('/topics/');
  const items = page.locator('[data-narrow-list] > li:visible');
  const before = await items.count();
  // Before the island has come, a click leads to the platform's page as it does without script.
  await page.locator('[data-narrow-value="tvos"]').hover();
  await page.getByRole('button', { name: /^tvOS/ }).click();
  await expect(page).toHaveURL(/\?platform=tvos/);
  expect(await items.count()).toBeLessThan(before);
  await expect(page.locator('.narrow-status')).toHaveText(/\d+ of \d+ entries/);
  await page.reload();
  await expect(page.locator('.narrow-status')).toHaveText(/\d+ of \d+ entries/);
  await page.goBack();
  await expect(page).not.toHaveURL(/platform=/);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('tags and platforms are links to their pages', async ({ page }) => {
    await page.goto('/topics/');
    await page.locator('[data-narrow-value="tvos"]').click();
    await expect(page).toHaveURL(/\/platforms\/tvos\/$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('tvOS');
  });

  test('an entry is complete', async ({ page }) => {
    await page.goto(entry);
    await expect(page.getByRole('heading', { name: 'Short answer' })).toBeVisible();
    await page.locator('details.post summary').click();
    await expect(page.locator('details.post blockquote')).toBeVisible();
  });
});
