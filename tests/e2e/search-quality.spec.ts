import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { parseRelevance } from '@/lib/search/parse-relevance';

test.use({ javaScriptEnabled: false });

test('every query with a known answer is published, and all of them find their page', async ({ page }) => {
  const rows = parseRelevance(await readFile('tests/content/relevance.tsv', 'utf8'));
  await page.goto('/about/');
  await page.getByRole('link', { name: 'published with every build' }).click();
  await expect(
    page.getByText(`${rows.length} of ${rows.length} queries with known answers find their page.`),
  ).toBeVisible();
  await page.getByRole('link', { name: `All ${rows.length} queries` }).click();
  const table = page.getByRole('region', { name: 'Queries with known answers' }).getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(rows.length + 1);
  await expect(table.getByText('fails', { exact: true })).toHaveCount(0);
});

test('a published query opens its results', async ({ page }) => {
  await page.goto('/about/search/queries/');
  await page.getByRole('link', { name: 'mTLS SecIdentity from CSR and signed certificate', exact: true }).click();
  await expect(page).toHaveURL('/search/?q=mTLS%20SecIdentity%20from%20CSR%20and%20signed%20certificate');
});
