import { expect, test } from '@playwright/test';
import { headersFor } from '@/lib/serve/headers';
import { pageTypes } from './page-types';

for (const [type, address] of pageTypes) {
  test(`${type} arrives compressed, with every header of the table`, async ({ page }) => {
    const response = await page.goto(address);
    const headers = await response?.allHeaders();
    const table = headersFor(type === 'not found' ? '/404.html' : new URL(address, 'http://localhost').pathname);
    for (const [name, value] of Object.entries(table)) expect(headers?.[name.toLowerCase()], name).toBe(value);
    expect(headers?.['content-encoding']).toMatch(/^(?:br|gzip)$/);
  });
}

test('the browser asks for a page again and for a script never', async ({ page }) => {
  await page.goto('/topics/');
  const caching = new Map<string, string>();
  page.on('response', (response) =>
    caching.set(new URL(response.url()).pathname, response.headers()['cache-control'] ?? ''),
  );
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  for (const [path, value] of caching) {
    if (/^\/(?:assets|tables|search-index)\//.test(path)) expect(value, path).toContain('immutable');
    else expect(value, path).toBe('public, max-age=0, must-revalidate');
  }
  expect(caching.has('/')).toBe(true);
});

test('where index and tables are is asked for again too, which costs an answer without a body', async ({
  page,
  request,
}) => {
  const asked = page.waitForRequest(/\/data\//);
  await page.goto('/search/?q=-34018');
  const { pathname } = new URL((await asked).url());
  const headers = (await request.get(pathname)).headers();
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  const again = await request.get(pathname, { headers: { 'If-None-Match': headers['etag'] ?? '' } });
  expect(again.status()).toBe(304);
});

test('an address without its slash leads to the page, and keeps what was asked', async ({ page }) => {
  await page.goto('/search?q=-34018');
  await expect(page).toHaveURL(/\/search\/\?q=-34018$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an address that looks like another host stays on this site', async ({ page, baseURL }) => {
  const response = await page.goto(`${baseURL}//example.org/topics`);
  expect(response?.status()).toBe(404);
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
});

test('a page that is not there offers a way on', async ({ page }) => {
  const response = await page.goto('/entries/there-is-no-such-entry/');
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: 'errSec' }).first().click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the licences of the packages in the scripts are shown as text', async ({ page }) => {
  const response = await page.goto('/licences.txt');
  expect(response?.headers()['content-type']).toBe('text/plain; charset=utf-8');
  await expect(page.locator('body')).toContainText('preact');
});
