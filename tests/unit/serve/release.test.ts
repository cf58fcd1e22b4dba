import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles } from '@/lib/serve/list-files';
import { buildManifest, compareManifests, formatManifest } from '@/lib/serve/manifest';
import { readRelease, writeRelease } from '@/lib/serve/release';
import { recoverFolder } from '@/lib/serve/replace-folder';
import { buildSmallSite, makeTemporaryFolder } from './small-site';

let folder: string;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function hashedFiles(site: string): Promise<string[]> {
  return (await listFiles(site)).filter(
    (name) => /^(?:assets|tables|search-index)\//.test(name) && !/\.(?:br|gz)$/.test(name),
  );
}

const filesOf = (release: string) => [
  `assets/boot.${release}.js`,
  `assets/site.${release}.css`,
  `search-index/head-${release}.json`,
  `search-index/t0-${release}.bin`,
  `tables/${release}/codes.json`,
];

test('a page of the release before still finds all its files, compressed too, and only for one release', async () => {
  await buildSmallSite(folder, '11111111');
  const site = await buildSmallSite(folder, '22222222');
  const both = ['assets/empty.e3b0c442.js', ...filesOf('11111111'), ...filesOf('22222222')].sort();
  expect(await hashedFiles(site)).toEqual(both);
  expect((await readRelease(site))?.kept).toContain('assets/boot.11111111.js.br');
  await buildSmallSite(folder, '33333333');
  expect((await hashedFiles(site)).filter((name) => name.includes('11111111'))).toEqual([]);
  expect(await hashedFiles(site)).toEqual(expect.arrayContaining(filesOf('22222222')));
});

test('scripts that read index and tables as before find the new ones, others those of their release, which are kept with them', async () => {
  const addressesIn = async (site: string) => {
    const names = (await listFiles(site)).filter((name) => /^data\/.*\.json$/.test(name));
    const texts = await Promise.all(names.map((name) => readFile(path.join(site, name), 'utf8')));
    return Object.fromEntries(names.map((name, index) => [name, JSON.parse(texts[index] ?? '').searchManifest]));
  };
  await buildSmallSite(folder, '11111111', { reader: 'aaaa' });
  const site = await buildSmallSite(folder, '22222222', { reader: 'aaaa' });
  expect(await addressesIn(site)).toEqual({ 'data/aaaa.json': '/search-index/head-22222222.json' });
  await buildSmallSite(folder, '33333333', { reader: 'bbbb' });
  expect(await addressesIn(site)).toEqual({
    'data/aaaa.json': '/search-index/head-22222222.json',
    'data/bbbb.json': '/search-index/head-33333333.json',
  });
  expect(await hashedFiles(site)).toEqual(expect.arrayContaining([...filesOf('22222222'), ...filesOf('33333333')]));
  await buildSmallSite(folder, '44444444', { reader: 'bbbb' });
  expect(await addressesIn(site)).toEqual({ 'data/bbbb.json': '/search-index/head-44444444.json' });
  await buildSmallSite(folder, '55555555', { reader: 'aaaa' });
  expect(await addressesIn(site)).toEqual({
    'data/aaaa.json': '/search-index/head-55555555.json',
    'data/bbbb.json': '/search-index/head-44444444.json',
  });
  expect(await hashedFiles(site)).toEqual(expect.arrayContaining([...filesOf('44444444'), ...filesOf('55555555')]));
});

test('building the same release again keeps what the release before left', async () => {
  await buildSmallSite(folder, '11111111');
  const site = await buildSmallSite(folder, '22222222');
  const before = await hashedFiles(site);
  await buildSmallSite(folder, '22222222');
  expect(await hashedFiles(site)).toEqual(before);
});

test('pages of the release before are gone, and so is all that only commands and the framework read', async () => {
  await buildSmallSite(folder, '11111111');
  const site = await buildSmallSite(folder, '22222222');
  expect(await readFile(path.join(site, 'index.html'), 'utf8')).not.toContain('11111111');
  const names = await listFiles(site);
  expect(names.filter((name) => /^_next\/|^index\.txt$|manifest\.json$/.test(name))).toEqual([]);
});

test('a file that did not change keeps its time', async () => {
  const site = await buildSmallSite(folder, '11111111');
  for (const name of ['robots.txt', 'index.html']) await utimes(path.join(site, name), 1000, 1000);
  await buildSmallSite(folder, '22222222');
  expect((await stat(path.join(site, 'robots.txt'))).mtime).toEqual(new Date(1_000_000));
  expect((await stat(path.join(site, 'index.html'))).mtimeMs).toBeGreaterThan(1_000_000);
});

test('a file that did not change stays where it is on the disk, with its compressed forms', async () => {
  const site = await buildSmallSite(folder, '11111111');
  const inode = async (name: string) => (await stat(path.join(site, name))).ino;
  const names = ['feed.xml', 'feed.xml.br', 'feed.xml.gz', 'robots.txt'];
  const before = await Promise.all(names.map(inode));
  const page = await inode('index.html');
  await buildSmallSite(folder, '22222222');
  expect(await Promise.all(names.map(inode))).toEqual(before);
  expect(await inode('index.html')).not.toBe(page);
});

test('compressed forms that were made in another way are made anew, and so is everything that is not to be used again', async () => {
  const site = await buildSmallSite(folder, '11111111');
  const good = await readFile(path.join(site, 'feed.xml.br'));
  const damage = () => writeFile(path.join(site, 'feed.xml.br'), 'not what this version writes');
  await damage();
  const release = await readRelease(site);
  await writeRelease(site, { inputs: '11111111', kept: [], ...release, compression: 'brotli 0.1' });
  await buildSmallSite(folder, '11111111');
  expect(await readFile(path.join(site, 'feed.xml.br'))).toEqual(good);
  await damage();
  await buildSmallSite(folder, '11111111', { reuse: false });
  expect(await readFile(path.join(site, 'feed.xml.br'))).toEqual(good);
});

test('two builds of the same have the same manifest, whatever was there before', async () => {
  await buildSmallSite(folder, '11111111');
  const first = await buildManifest(await buildSmallSite(folder, '22222222'));
  const second = await buildManifest(await buildSmallSite(path.join(folder, 'elsewhere'), '22222222'));
  expect(compareManifests(first, second)).toEqual([]);
  expect(formatManifest(first)).toBe(formatManifest(second));
  expect(formatManifest(first)).toMatch(/^[0-9a-f]{64} {2}\.well-known\/security\.txt$/m);
});

test('a manifest names every file that differs', async () => {
  const site = await buildSmallSite(folder, '11111111');
  const before = await buildManifest(site);
  await writeFile(path.join(site, 'robots.txt'), 'User-agent: * ');
  await writeFile(path.join(site, 'humans.txt'), 'us');
  await rm(path.join(site, 'icon.svg'));
  expect(compareManifests(before, await buildManifest(site))).toEqual([
    'humans.txt is only in the second',
    'icon.svg is only in the first',
    'robots.txt differs',
  ]);
});

test('a page that needs what was removed leaves the site as it was, and says so', async () => {
  const site = await buildSmallSite(folder, '11111111');
  const before = await buildManifest(site);
  const broken = path.join(folder, 'export-22222222', 'topics');
  await buildSmallSite(path.join(folder, 'other'), '22222222');
  await rm(path.join(folder, 'export-22222222'), { recursive: true, force: true });
  const { mkdir } = await import('node:fs/promises');
  await mkdir(broken, { recursive: true });
  await writeFile(path.join(broken, 'x.html'), '<html><head></head><body onclick="go()"></body></html>');
  await expect(buildSmallSite(folder, '22222222')).rejects.toThrow('topics/x.html: an element has an inline handler');
  expect(compareManifests(before, await buildManifest(site))).toEqual([]);
  expect(await listFiles(`${site}.next`)).toEqual([]);
});

test('a replacement that was stopped half-way is undone', async () => {
  const site = await buildSmallSite(folder, '11111111');
  const before = await buildManifest(site);
  const { rename } = await import('node:fs/promises');
  await rename(site, `${site}.old`);
  await recoverFolder(site);
  expect(compareManifests(before, await buildManifest(site))).toEqual([]);
  expect(await listFiles(`${site}.old`)).toEqual([]);
});
