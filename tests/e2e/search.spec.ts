import { expect, test } from '@playwright/test';

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

test('markup in a query is shown as text', async ({ page }) => {
  const query = '<img src=x onerror=alert(1)>';
  await page.goto(`/search/?q=${encodeURIComponent(query)}`);
  await expect(page.getByRole('searchbox').last()).toHaveValue(query);
  expect(await page.locator('main img').count()).toBe(0);
});

test('a pasted log is offered to the decoder and never put into an address', async ({ page }) => {
  await page.goto('/about/');
  const box = page.getByRole('searchbox', { name: 'Search' });
  await box.focus();
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Search' }).evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text', 'first line of a log\nError Domain=NSOSStatusErrorDomain Code=-25300');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByRole('link', { name: 'Decode it' }).click();
  await expect(page).toHaveURL(/\/decode\/$/);
  await expect(page.getByText('errSecItemNotFound').first()).toBeVisible();
});

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
