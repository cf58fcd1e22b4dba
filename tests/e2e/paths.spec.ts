import { expect, test } from '@playwright/test';

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a symptom leads from a topic by answers to an entry', async ({ page }) => {
    await page.goto('/topics/keychain/');
    await page.getByRole('link', { name: 'A keychain call fails only here' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A keychain call fails only here');

    await page
      .locator('#status')
      .getByRole('link', { name: /errSecMissingEntitlement.*Step 2/ })
      .click();
    await expect(page).toHaveURL(/#signed-group$/);
    await expect(page.locator('#signed-group')).toBeInViewport();

    await page.locator('#signed-group').getByRole('link', { name: /^No/ }).click();
    await expect(page).toHaveURL(/#signed-at-all$/);
    await page.locator('#signed-at-all').getByRole('link', { name: /^Yes/ }).click();
    await expect(page).toHaveURL(/\/entries\/keychain-unsigned-development-build\/$/);
  });

  test('the step of the address stands out from the others', async ({ page }) => {
    await page.goto('/paths/plug-in-at-login/#named');
    const border = (id: string) => page.locator(id).evaluate((step) => getComputedStyle(step).borderTopColor);
    expect(await border('#named')).not.toBe(await border('#harmless'));
  });

  test('a page says how many steps a path has and which one a step is', async ({ page }) => {
    await page.goto('/paths/permission-asked-again/');
    const steps = page.locator('.path-step');
    const count = await steps.count();
    await expect(page.getByText(new RegExp(`^${count} steps, at most \\d+ questions`))).toBeVisible();
    await expect(steps.nth(2)).toContainText(`Step 3 of ${count}`);
  });

  test('the list of paths leads back to topics', async ({ page }) => {
    await page.goto('/paths/');
    await page.getByRole('link', { name: 'The passkey sheet does not appear' }).click();
    await page.getByRole('article').getByRole('link', { name: 'Associated domains', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Associated domains');
  });

  test('an open point leads to its place on its page', async ({ page }) => {
    await page.goto('/about/');
    await page.getByRole('link', { name: 'What is open' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is open');
    const point = page.locator('a[href^="/topics/tcc/#"]').first();
    const address = await point.getAttribute('href');
    await page.goto(address ?? '');
    await expect(page.locator(new URL(page.url()).hash)).toBeVisible();
  });
});
