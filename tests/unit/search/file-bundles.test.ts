import { beforeEach, expect, test, vi } from 'vitest';
import { buildBundles, writeBundle } from '@/lib/search/build-bundles';
import { buildIndex } from '@/lib/search/build-index';
import { bundleOf, createFileBundles } from '@/lib/search/file-bundles';
import { openStaticEngine } from '@/lib/search/static-engine';
import { pages } from './pages';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (file: ArrayBuffer | Uint8Array) => new TextDecoder().decode(file);

/** Two bundles of terms and one of texts, one file of them empty and one with line feeds, and two files of no family. */
const files = new Map([
  ['t0-aaaaaaaa.bin', bytes('null')],
  ['t1-aaaaaaaa.bin', bytes('one\nand\n')],
  ['t3-aaaaaaaa.bin', bytes('')],
  ['t4-aaaaaaaa.bin', bytes('four')],
  ['s0-cccccccc.json', bytes('"für"')],
  ['s7-cccccccc.json', bytes('"1"')],
  ['f-dddddddd.json', bytes('facets')],
  ['head-eeeeeeee.json', bytes('head')],
]);
const served = new Map([...files, ...buildBundles(files)]);

let fetched: string[] = [];
const fetchFile = async (name: string) => {
  fetched.push(name);
  const file = served.get(name);
  if (!file) throw new Error(`No file ${name}`);
  return file;
};

beforeEach(() => {
  fetched = [];
});

test('a bundle holds neighbours that share a hash, four of terms and eight of texts', () => {
  expect([...buildBundles(files).keys()]).toEqual(['t-0-aaaaaaaa.bin', 't-1-aaaaaaaa.bin', 's-0-cccccccc.bin']);
  expect(bundleOf('t15-0a1b2c3d.bin')).toBe('t-3-0a1b2c3d.bin');
  expect(bundleOf('e62-0a1b2c3d.bin')).toBe('e-15-0a1b2c3d.bin');
  expect(bundleOf('s63-0a1b2c3d.json')).toBe('s-7-0a1b2c3d.bin');
  for (const name of ['head-eeeeeeee.json', 'f-dddddddd.json', 'codes-n12-0a1b2c3d.json', 'ready-t1-0a1b2c3d.json'])
    expect(bundleOf(name)).toBe('');
});

test('files come by themselves until neighbours may come too', async () => {
  const bundles = createFileBundles(fetchFile);
  for (const [name, file] of files) expect(text(await bundles.fetch(name))).toBe(text(file));
  expect(fetched).toEqual([...files.keys()]);
});

test('then a bundle comes instead of its first file, once, and answers for all of them', async () => {
  const bundles = createFileBundles(fetchFile);
  bundles.widen(true);
  const all = await Promise.all([...files.keys()].map((name) => bundles.fetch(name)));
  expect(all.map(text)).toEqual([...files.values()].map(text));
  expect(fetched.toSorted()).toEqual([
    'f-dddddddd.json',
    'head-eeeeeeee.json',
    's-0-cccccccc.bin',
    't-0-aaaaaaaa.bin',
    't-1-aaaaaaaa.bin',
  ]);
});

test('a file somebody waits for comes by itself, unless its bundle is there or on its way', async () => {
  const bundles = createFileBundles(fetchFile);
  bundles.widen(true);
  const ahead = bundles.fetch('t0-aaaaaaaa.bin');
  bundles.widen(false);
  expect(text(await bundles.fetch('t1-aaaaaaaa.bin'))).toBe('one\nand\n');
  await ahead;
  expect(fetched).toEqual(['t-0-aaaaaaaa.bin']);
  await bundles.fetch('s0-cccccccc.json');
  expect(fetched.slice(1)).toEqual(['s0-cccccccc.json']);
});

test('a second try is fetched by itself: the copy in the bundle may be the damaged one', async () => {
  const bundles = createFileBundles(fetchFile);
  bundles.widen(true);
  await bundles.fetch('t1-aaaaaaaa.bin');
  await bundles.fetch('t1-aaaaaaaa.bin', true);
  expect(fetched).toEqual(['t-0-aaaaaaaa.bin', 't1-aaaaaaaa.bin']);
});

test.each([
  ['is not there', () => Promise.reject(new Error('HTTP 404'))],
  ['is something else', () => Promise.resolve(bytes('<!doctype html>\n'))],
])('where a bundle %s, its files come one by one and no other bundle is tried', async (_, fetchBundle) => {
  const tried: string[] = [];
  const bundles = createFileBundles((name) => {
    if (files.has(name)) return fetchFile(name);
    tried.push(name);
    return fetchBundle();
  });
  bundles.widen(true);
  for (const [name, file] of files) expect(text(await bundles.fetch(name))).toBe(text(file));
  expect(tried).toEqual(['t-0-aaaaaaaa.bin']);
});

/** Two volumes, of the terms and of the texts. */
const volumes = new Map([
  ['v-0-ffffffff.bin', writeBundle([...files].slice(0, 4))],
  ['v-1-ffffffff.bin', writeBundle([...files].slice(4, 6))],
]);

test('volumes are read one after the other, once, and what is in them comes from nowhere else', async () => {
  let running = 0;
  const bundles = createFileBundles(async (name) => {
    expect(running++).toBe(0);
    await new Promise((resolve) => setTimeout(resolve));
    running--;
    fetched.push(name);
    return volumes.get(name) ?? new Uint8Array();
  });
  await Promise.all([bundles.readVolumes([...volumes.keys()]), bundles.readVolumes([...volumes.keys()])]);
  expect(fetched).toEqual([...volumes.keys()]);
  for (const wide of [true, false]) {
    bundles.widen(wide);
    for (const [name, file] of [...files].slice(0, 6)) expect(text(await bundles.fetch(name))).toBe(text(file));
  }
  expect(fetched).toEqual([...volumes.keys()]);
  await bundles.fetch('t0-aaaaaaaa.bin', true);
  expect(fetched.at(-1)).toBe('t0-aaaaaaaa.bin');
});

test.each([
  ['is not there', () => Promise.reject(new Error('HTTP 404'))],
  ['is something else', () => Promise.resolve(bytes('<!doctype html>\n'))],
])('where a volume %s, the ones before it answer and bundles do for the rest', async (_, fetchSecond) => {
  const bundles = createFileBundles((name) => {
    if (!name.startsWith('v-')) return fetchFile(name);
    fetched.push(name);
    return name.startsWith('v-0-') ? Promise.resolve(volumes.get(name) ?? bytes('')) : fetchSecond();
  });
  await bundles.readVolumes([...volumes.keys(), 'v-2-ffffffff.bin']);
  bundles.widen(true);
  for (const [name, file] of files) expect(text(await bundles.fetch(name))).toBe(text(file));
  expect(fetched).toEqual([...volumes.keys(), 's-0-cccccccc.bin', 'f-dddddddd.json', 'head-eeeeeeee.json']);
});

test('after a volume that comes slowly no other is read', async () => {
  vi.useFakeTimers();
  try {
    const bundles = createFileBundles(async (name) => {
      await vi.advanceTimersByTimeAsync(name.startsWith('v-0-') ? 900 : 1100);
      fetched.push(name);
      return volumes.get(name) ?? new Uint8Array();
    });
    await bundles.readVolumes([...volumes.keys(), 'v-2-ffffffff.bin']);
    expect(fetched).toEqual([...volumes.keys()]);
  } finally {
    vi.useRealTimers();
  }
});

test('an engine on bundles gives the answers of one on files', async () => {
  const index = buildIndex(pages);
  const all = new Map([...index.files, ...buildBundles(index.files)]);
  const read = async (name: string) => {
    fetched.push(name);
    const file = all.get(name);
    if (!file) throw new Error(`No file ${name}`);
    return file;
  };
  const single = await openStaticEngine(read, index.head);
  const queries = ['keychain', 'errSecItemNo', 'screen recording adhoc', 'entitlemant', 'ItemNotFound', 'キーチェーン'];
  const expected = await Promise.all(queries.map((query) => single.search(query)));
  fetched = [];
  const bundles = createFileBundles(read);
  const bundled = await openStaticEngine(bundles.fetch, index.head);
  bundles.widen(true);
  expect(await Promise.all(queries.map((query) => bundled.search(query)))).toEqual(expected);
  expect(expected.every(({ hits }) => hits.length > 0)).toBe(true);
  expect(fetched.filter((name) => bundleOf(name) !== '')).toEqual([]);
});
