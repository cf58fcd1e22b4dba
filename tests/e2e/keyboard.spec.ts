import { expect, type Page, test } from '@playwright/test';

const entry = '/entries/secitemadd-user-presence-errsecparam/';
const box = (page: Page) => page.locator('.site-header input[type=search]');
const help = (page: Page) => page.getByRole('dialog', { name: 'Shortcuts and settings' });

test('question mark shows the shortcuts, and Escape goes back to where one was', async ({ page }) => {
  await page.goto(entry);
  const link = page.getByRole('link', { name: 'Topics' }).first();
  await link.focus();
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  await expect(help(page)).toContainText('Open a result, or open it in a new tab');
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
});

test('the search field tells its shortcuts, and Escape leaves it for where one was', async ({ page }) => {
  await page.goto(entry);
  await expect(box(page)).toHaveAttribute('aria-keyshortcuts', 'Meta+K Control+K /');
  const link = page.getByRole('link', { name: 'Reference' }).first();
  await link.focus();
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await box(page).fill('errSecParam');
  await expect(page.getByRole('option').first()).toContainText('errSecParam');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option').first()).toBeHidden();
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
});

test('single keys can be switched off, which is kept; the key with ⌘ or Ctrl still works', async ({ page }) => {
  await page.goto(entry);
  await page.getByRole('button', { name: 'Shortcuts and settings' }).click();
  await help(page)
    .getByRole('checkbox', { name: /Single keys/ })
    .uncheck();
  await help(page).getByRole('button', { name: 'Close' }).click();
  await page.goto('/about/');
  await expect(box(page)).toHaveAttribute('aria-keyshortcuts', 'Meta+K Control+K');
  await page.keyboard.press('/');
  await expect(box(page)).not.toBeFocused();
  await page.keyboard.press('?');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(box(page)).toBeFocused();
  await expect(help(page)).toBeHidden();
});

test('Home and End jump in the list once it is entered, and move the caret before', async ({ page }) => {
  await page.goto('/about/');
  const options = page.getByRole('listbox').getByRole('option');
  await page.keyboard.press('/');
  await box(page).fill('keychain');
  await expect(options.nth(3)).toBeVisible();
  await page.keyboard.press('Home');
  expect(await box(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
});

test('Enter with ⌘ or Ctrl opens a result in a new tab and leaves the page as it is', async ({ page, context }) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  await box(page).fill('-34018');
  await expect(page.getByRole('option').first()).toContainText('-34018');
  await page.keyboard.press('ArrowDown');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(await opened).toHaveURL(/\/errors\/-34018\//);
  await expect(page).toHaveURL(/\/about\/$/);
});

test('copying, finding in the page, scrolling and typing keep their keys', async ({ page }) => {
  await page.goto(entry);
  const taken = await page.evaluate(() => {
    const press = (key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) =>
      !target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    const input = document.querySelector('input') ?? document.body;
    return {
      copy: press('c', { metaKey: true }) || press('c', { ctrlKey: true }),
      find: press('f', { metaKey: true }) || press('f', { ctrlKey: true }),
      console: press('K', { ctrlKey: true, shiftKey: true }),
      down: press('ArrowDown') || press(' ') || press('PageDown') || press('End') || press('Home'),
      typed: press('/', {}, input) || press('?', {}, input),
      composed: press('/', { isComposing: true }),
      quickFind: press('/', { ctrlKey: true }) || press('/', { altKey: true }),
      search: press('/'),
    };
  });
  expect(taken).toEqual({
    copy: false,
    find: false,
    console: false,
    down: false,
    typed: false,
    composed: false,
    quickFind: false,
    search: true,
  });
});

/** Press a key the way a browser tells of it, and say whether the page took it. */
async function isTaken(page: Page, selector: string, key: Record<string, string | number | boolean>): Promise<boolean> {
  return page.evaluate(
    ([where, init]) => {
      const target = document.querySelector(where) ?? document.body;
      return !target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    },
    [selector, key] as const,
  );
}

test('on a Mac the key is ⌘K, and Ctrl K goes on deleting to the end of the line', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { value: 'MacIntel' }));
  await page.goto('/decode/');
  await expect(page.getByRole('textbox', { name: /^Log/ })).toBeVisible();
  for (const place of ['textarea', 'input[type=search]', 'body'])
    expect(await isTaken(page, place, { key: 'k', ctrlKey: true }), place).toBe(false);
  expect(await isTaken(page, 'textarea', { key: 'k', metaKey: true })).toBe(true);
  await expect(box(page)).toBeFocused();
});

test('where text is typed or chosen, single keys are text', async ({ page }) => {
  await page.goto('/decode/');
  await expect(page.getByRole('textbox', { name: /^Log/ })).toBeVisible();
  for (const place of ['textarea', '[data-theme-choice]', 'input[type=search]']) {
    for (const key of ['/', '?', 'k', 'ArrowDown', ' ', 'Home', 'PageDown'])
      expect(await isTaken(page, place, { key }), `${key} in ${place}`).toBe(false);
  }
  await page.getByRole('textbox', { name: /^Log/ }).focus();
  await page.keyboard.type('/var/log? -25300');
  await expect(page.getByRole('textbox', { name: /^Log/ })).toHaveValue('/var/log? -25300');
  await expect(help(page)).toBeHidden();
});

test('while a word is composed its keys are its own, also as Safari tells of the last one', async ({ page }) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  await box(page).fill('keychain');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  const field = '.site-header input[type=search]';
  await page.keyboard.press('ArrowDown');
  for (const key of ['Enter', 'ArrowDown', 'Escape']) {
    expect(await isTaken(page, field, { key, isComposing: true }), key).toBe(false);
    expect(await isTaken(page, field, { key, keyCode: 229 }), key).toBe(false);
  }
  await expect(page).toHaveURL(/\/about\/$/);
  await expect(page.getByRole('listbox').getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
});

test('arrows with another key held select text in the field and move nothing in the list', async ({ page }) => {
  await page.goto('/about/');
  await page.keyboard.press('/');
  await box(page).fill('keychain');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveCount(0);
  for (const held of ['shiftKey', 'altKey', 'ctrlKey', 'metaKey'])
    expect(await isTaken(page, '.site-header input[type=search]', { key: 'ArrowUp', [held]: true }), held).toBe(false);
});

test('an open dialog keeps the focus when a shortcut is pressed', async ({ page }) => {
  await page.goto(entry);
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  for (const key of ['ControlOrMeta+k', '/', '?']) {
    await page.keyboard.press(key);
    await expect(help(page)).toBeVisible();
    expect(await help(page).evaluate((dialog) => dialog.contains(document.activeElement)), key).toBe(true);
  }
});
