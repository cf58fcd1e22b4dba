import { beforeEach, expect, test } from 'vitest';
import { buildBundles } from '@/lib/search/build-bundles';
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
  ['t2-aaaaaaaa.bin', bytes('')],
  ['t16-bbbbbbbb.bin', bytes('sixteen')],
  ['s0-cccccccc.json', bytes('"für"')],
  ['s1-cccccccc.json', bytes('"1"')],
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

test('a bundle holds the files that share a hash', () => {
  expect([...buildBundles(files).keys()]).toEqual(['t-aaaaaaaa.bin', 't-bbbbbbbb.bin', 's-cccccccc.bin']);
  expect(bundleOf('t15-0a1b2c3d.bin')).toBe('t-0a1b2c3d.bin');
  for (const name of ['head-eeeeeeee.json', 'f-dddddddd.json', 'codes-n12-0a1b2c3d.json', 'ready-t1-0a1b2c3d.json'])
    expect(bundleOf(name)).toBe('');
});

test('a bundle is fetched once two of its files have been, and answers for all of them', async () => {
  const bundles = createFileBundles(fetchFile);
  for (const name of [
    't0-aaaaaaaa.bin',
    't1-aaaaaaaa.bin',
    's0-cccccccc.json',
    'f-dddddddd.json',
    'head-eeeeeeee.json',
  ])
    expect(text(await bundles.fetch(name))).toBe(text(files.get(name) ?? bytes('none')));
  fetched = [];
  await bundles.load();
  expect(fetched).toEqual(['t-aaaaaaaa.bin']);
  for (const name of ['t0-aaaaaaaa.bin', 't1-aaaaaaaa.bin', 't2-aaaaaaaa.bin'])
    expect(text(await bundles.fetch(name))).toBe(text(files.get(name) ?? bytes('none')));
  expect(fetched).toHaveLength(1);
  expect(text(await bundles.fetch('s1-cccccccc.json'))).toBe('"1"');
  await bundles.load();
  expect(fetched.slice(1)).toEqual(['s1-cccccccc.json', 's-cccccccc.bin']);
  expect(text(await bundles.fetch('s0-cccccccc.json'))).toBe('"für"');
  await bundles.load();
  expect(fetched).toHaveLength(3);
});

test('a second try is fetched by itself: the copy in the bundle may be the damaged one', async () => {
  const bundles = createFileBundles(fetchFile);
  await bundles.fetch('t0-aaaaaaaa.bin');
  await bundles.fetch('t1-aaaaaaaa.bin');
  await bundles.load();
  fetched = [];
  await bundles.fetch('t1-aaaaaaaa.bin', true);
  expect(fetched).toEqual(['t1-aaaaaaaa.bin']);
});

test('one bundle comes at a time', async () => {
  let arrive = () => {};
  const asked: string[] = [];
  const slowly = async (name: string) => {
    asked.push(name);
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    return fetchFile(name);
  };
  const bundles = createFileBundles(fetchFile, slowly);
  for (const name of ['t0-aaaaaaaa.bin', 't1-aaaaaaaa.bin', 's0-cccccccc.json', 's1-cccccccc.json'])
    await bundles.fetch(name);
  const loading = bundles.load();
  await bundles.load();
  expect(asked).toEqual(['t-aaaaaaaa.bin']);
  arrive();
  await expect.poll(() => asked).toEqual(['t-aaaaaaaa.bin', 's-cccccccc.bin']);
  arrive();
  await loading;
});

test.each([
  ['is not there', () => Promise.reject(new Error('HTTP 404'))],
  ['is something else', () => Promise.resolve(bytes('<!doctype html>\n'))],
])('where a bundle %s, files come one by one and no other bundle is tried', async (_, fetchBundle) => {
  const asked: string[] = [];
  const bundles = createFileBundles(fetchFile, (name) => {
    asked.push(name);
    return fetchBundle();
  });
  for (const name of ['t0-aaaaaaaa.bin', 't1-aaaaaaaa.bin', 's0-cccccccc.json', 's1-cccccccc.json'])
    await bundles.fetch(name);
  await expect(bundles.load()).rejects.toThrow();
  await bundles.load();
  expect(asked).toEqual(['t-aaaaaaaa.bin']);
  expect(text(await bundles.fetch('t2-aaaaaaaa.bin'))).toBe('');
  expect(fetched.at(-1)).toBe('t2-aaaaaaaa.bin');
});

test('what is kept has a limit, behind which files come one by one', async () => {
  const [first, second] = ['t-aaaaaaaa.bin', 's-cccccccc.bin'];
  const large = new Uint8Array(8_000_001).fill(32);
  large.set(bytes('[]\n'));
  const bundles = createFileBundles(fetchFile, async (name) => (name === first ? large : fetchFile(name)));
  for (const name of ['t0-aaaaaaaa.bin', 't1-aaaaaaaa.bin', 's0-cccccccc.json', 's1-cccccccc.json'])
    await bundles.fetch(name);
  await bundles.load();
  await bundles.load();
  expect(fetched).not.toContain(second);
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
  const bundles = createFileBundles(read);
  // Each bundle is worth it: this small index has no two files of most.
  for (const name of index.files.keys()) await Promise.all([bundles.fetch(name), bundles.fetch(name)]);
  await bundles.load();
  fetched = [];
  const bundled = await openStaticEngine(bundles.fetch, index.head);
  const queries = ['keychain', 'errSecItemNo', 'screen recording adhoc', 'entitlemant', 'ItemNotFound', 'キーチェーン'];
  const answers = await Promise.all(queries.map((query) => bundled.search(query)));
  expect(fetched.filter((name) => bundleOf(name) !== '')).toEqual([]);
  expect(answers).toEqual(await Promise.all(queries.map((query) => single.search(query))));
  expect(answers.every(({ hits }) => hits.length > 0)).toBe(true);
});
