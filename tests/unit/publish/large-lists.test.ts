import { beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { catalogOf } from '@/lib/content/catalog';
import { openPoints } from '@/lib/content/open-points';
import { readContent } from '@/lib/content/read-content';
import type { Library } from '@/lib/model/library';
import { pagesOf, sitemapFiles } from '@/lib/publish/sitemap';
import { llmsTxt } from '@/lib/publish/small-files';

const origin = 'https://errsec.example';
let library: Library;

beforeAll(async () => {
  ({ library } = await buildLibrary(await readContent(process.cwd()), '2100-01-01'));
});

const addressesIn = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1] ?? '');

test('a sitemap that fits is one file with every page', () => {
  const files = sitemapFiles(library, origin);
  expect(files.map(([path]) => path)).toEqual(['/sitemap.xml']);
  expect(addressesIn(files[0]?.[1] ?? '')).toHaveLength(pagesOf(library).length);
});

test('a longer one is an index of files that together have every page once', () => {
  const [index, ...files] = sitemapFiles(library, origin, 1000);
  expect(index?.[1]).toContain('<sitemapindex ');
  expect(addressesIn(index?.[1] ?? '')).toEqual(files.map(([path]) => origin + path));
  const pages = files.flatMap(([, xml]) => addressesIn(xml));
  expect(Math.max(...files.map(([, xml]) => addressesIn(xml).length))).toBe(1000);
  expect(pages).toEqual(addressesIn(sitemapFiles(library, origin)[0]?.[1] ?? ''));
});

test('where too many pages have open points, every topic shows its first ones and counts the others', () => {
  const catalog = catalogOf(library);
  const all = openPoints(catalog, Number.POSITIVE_INFINITY);
  const some = openPoints(catalog, 50);
  const count = (groups: typeof all) => groups.reduce((sum, { pages }) => sum + pages.length, 0);
  expect(some.map(({ anchor }) => anchor)).toEqual(all.map(({ anchor }) => anchor));
  expect(count(some)).toBeLessThanOrEqual(50);
  expect(count(some) + some.reduce((sum, { more }) => sum + more, 0)).toBe(count(all));
  expect(openPoints(catalog)).toEqual(all);
});

test('an assistant is not given thousands of lines, but the way to them', () => {
  const entries = Array.from({ length: 20 }, () => library.entries).flat();
  expect(llmsTxt(library)).toContain('/entries/keychain-missing-entitlement-34018.md');
  expect(llmsTxt({ ...library, entries }).length).toBeLessThan(llmsTxt(library).length);
  expect(llmsTxt({ ...library, entries })).toContain(`${entries.length} entries`);
});
