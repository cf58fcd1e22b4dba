import { beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { readContent } from '@/lib/content/read-content';
import type { Library } from '@/lib/model/library';
import { addressesOf } from '@/lib/publish/addresses';
import type { SearchPage } from '@/lib/search/record';
import { buildRecords } from '@/lib/search/records';

let library: Library;
let records: SearchPage[];

beforeAll(async () => {
  ({ library } = await buildLibrary(await readContent(process.cwd()), '2100-01-01'));
  records = buildRecords(library);
});

test('every result leads to an address that exists', () => {
  const addresses = addressesOf(library);
  const missing = records.flatMap(({ url, sections }) => {
    const anchors = addresses.get(url);
    if (!anchors) return [url];
    const unknown = sections.filter(({ anchor }) => anchor !== '' && !anchors.has(decodeURIComponent(anchor)));
    return unknown.map(({ anchor }) => `${url}#${anchor}`);
  });
  expect(missing).toEqual([]);
});

test('everything in the library can be found', () => {
  const urls = new Set(records.map((record) => record.url));
  const slugs = [...library.entries, ...library.topics, ...library.paths].map(({ slug }) => slug);
  for (const slug of slugs) expect([...urls].some((url) => url.includes(`/${slug}/`))).toBe(true);
  expect(records.filter((record) => record.kind === 'post')).toHaveLength(library.posts.length);
  const symbols = new Set(records.flatMap((record) => record.sections.flatMap((section) => section.names ?? [])));
  expect(library.codes.filter((code) => code.symbol !== '' && !symbols.has(code.symbol))).toEqual([]);
  const names = new Set(records.filter((record) => record.kind === 'name').map((record) => record.title));
  expect(library.identifiers.filter((identifier) => !names.has(identifier.name))).toEqual([]);
});

test('what systems of other languages say is found under a code that a table has', () => {
  const sections = records.flatMap((record) => record.sections);
  for (const { texts } of library.vocabulary.texts) {
    for (const text of texts) expect(sections.filter(({ names }) => names?.includes(text))).toHaveLength(1);
  }
});

test('the same library gives the same records in the same order', () => {
  expect(buildRecords(structuredClone(library))).toEqual(records);
});
