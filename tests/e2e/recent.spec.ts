import { expect, type Page, test } from '@playwright/test';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const group = (page: Page, name: string) => page.getByRole('group', { name });

async function openSearch(page: Page): Promise<void> {
  await page.goto('/about/');
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
}

test('an empty search field offers popular codes to someone new', async ({ page }) => {
  await openSearch(page);
  await expect(group(page, 'Popular').getByRole('option').first()).toHaveAttribute('href', /^\/errors\//);
  await expect(group(page, 'Visited')).toBeHidden();
  await expect(page.getByRole('button', { name: /Erase/ })).toBeHidden();
  await box(page).fill('-34018');
  await expect(page.getByRole('option').first()).toContainText('-34018');
  await expect(group(page, 'Popular')).toBeHidden();
});

test('searches that led somewhere and visited pages come back, newest first, and the keyboard opens them', async ({
  page,
}) => {
  await page.goto('/topics/keychain/');
  await openSearch(page);
  await box(page).fill('errSecInteractionNotAllowed');
  await expect(page.getByRole('option').first()).toContainText('errSecInteractionNotAllowed');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/errors\/-25308\//);
  await openSearch(page);
  await expect(group(page, 'Recent searches').getByRole('option')).toHaveText(['errSecInteractionNotAllowed']);
  await expect(group(page, 'Visited').getByRole('option')).toHaveText([/-25308/, /Keychain/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/errors\/-25308\/$/);
});

test('one button erases them', async ({ page }) => {
  await page.goto('/topics/keychain/');
  await openSearch(page);
  await page.getByRole('button', { name: 'Erase recent searches and pages' }).click();
  await expect(group(page, 'Visited')).toBeHidden();
  await expect(box(page)).toBeFocused();
  expect(await page.evaluate(() => localStorage.getItem('errsec-recent'))).toBeNull();
});

test('remembering can be switched off, which erases what was remembered', async ({ page }) => {
  await page.goto('/topics/keychain/');
  await page.getByRole('button', { name: 'Shortcuts and settings' }).click();
  await page.getByRole('checkbox', { name: /Recent searches and pages/ }).uncheck();
  await page.goto('/errors/-25308/');
  await openSearch(page);
  await expect(group(page, 'Popular')).toBeVisible();
  await expect(group(page, 'Visited')).toBeHidden();
  expect(await page.evaluate(() => localStorage.getItem('errsec-recent'))).toBeNull();
});

test('what others wrote into the storage is not shown', async ({ page }) => {
  await page.goto('/about/');
  await page.evaluate(() =>
    localStorage.setItem(
      'errsec-recent',
      JSON.stringify({
        queries: ['<b>bold</b>', 5, 'x'.repeat(500), 'two\nlines'],
        pages: [
          { path: 'javascript:alert(1)', title: 'Bad' },
          { path: '//evil.example/entries/x/', title: 'Bad' },
          { path: '/errors/-50/', title: 'Good' },
        ],
      }),
    ),
  );
  await openSearch(page);
  await expect(group(page, 'Visited').getByRole('option')).toHaveText(['Good']);
  await expect(group(page, 'Recent searches').getByRole('option')).toHaveText(['<b>bold</b>']);
});
