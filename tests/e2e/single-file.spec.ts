import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';

const file = path.resolve(process.env['E2E_FOLDER'] ?? 'out', 'errsec-decoder.html');

test('the decoder opens from a disk without network and decodes a sample', async ({ page, context }) => {
  await context.setOffline(true);
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByText(/errSec decoder, version [0-9a-f]{12}, data of \d{4}-\d\d-\d\d/)).toBeVisible();
  await page.getByRole('button', { name: 'Nested NSError' }).click();
  const findings = page.getByRole('region', { name: 'Findings' });
  await expect(findings).toContainText('errSSLXCertChainInvalid');
  await expect(findings.getByRole('link').first()).toHaveAttribute('href', /^\/errors\//);
  await page.getByRole('textbox').fill('OSStatus -25300 and pam_result 9');
  await expect(findings).toContainText('errSecItemNotFound (-25300)');
  expect(requests.filter((address) => !/^(?:file|blob):/.test(address))).toEqual([]);
  expect(problems).toEqual([]);
});

test('the file is small enough for a ticket and can send nothing', () => {
  expect(statSync(file).size).toBeLessThan(1_500_000);
  const html = readFileSync(file, 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^ ]+'; style-src 'sha256-[^ ]+';/);
  expect(policy).not.toMatch(/connect-src|img-src|unsafe/);
});

test('the page of the decoder offers it as a download', async ({ page }) => {
  await page.goto('/decode/');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'the decoder as one file' }).click();
  expect((await download).suggestedFilename()).toBe('errsec-decoder.html');
});
