import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { pageTypes } from './page-types';

/** Every page type, loaded with the policy on: nothing may be refused, fail, or come from elsewhere. */
for (const [type, address] of pageTypes) {
  test(`${type} loads without errors, foreign requests or framework script`, async ({ page, baseURL }) => {
    const problems: string[] = [];
    const scripts: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`)) problems.push(`request to ${request.url()}`);
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    const response = await page.goto(address, { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(type === 'not found' ? 404 : 200);
    expect(await page.locator('h1').count()).toBe(1);
    expect(scripts.filter((script) => !/\/assets\//.test(script))).toEqual([]);
    const allowed = type === 'not found' ? problems.filter((problem) => !/404/.test(problem)) : problems;
    expect(allowed).toEqual([]);
  });
}

test('a reading page is light: at most 4 requests and 20 kB, compressed', async ({ page }) => {
  const sizes: { url: string; bytes: number }[] = [];
  page.on('requestfinished', async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    sizes.push({ url: new URL(request.url()).pathname, bytes: responseBodySize + responseHeadersSize });
  });
  for (const address of ['/entries/secitemadd-user-presence-errsecparam/', '/errors/-25308/']) {
    sizes.length = 0;
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(sizes.length, JSON.stringify(sizes)).toBeLessThanOrEqual(4);
    const body = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(body, JSON.stringify(sizes)).toBeLessThanOrEqual(20_000);
  }
});

test('no file of the framework is left in the site', () => {
  const out = path.resolve('out');
  const names = readdirSync(out);
  expect(names).not.toContain('_next');
  const html = readFileSync(path.join(out, 'index.html'), 'utf8');
  expect(html).not.toContain('__next');
  expect(statSync(path.join(out, '404.html')).isFile()).toBe(true);
});
