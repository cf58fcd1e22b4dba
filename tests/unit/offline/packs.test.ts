import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildPacks, type OfflineFile } from '@/lib/offline/build-packs';
import { offlineBudget, packOf, parseManifest } from '@/lib/offline/manifest';
import { openPack } from '@/lib/offline/open-pack';

const date = '2026-11-20';

/** Number pages of the size of real ones. */
const pages = (count: number, text = 'A page about a number. '): OfflineFile[] =>
  Array.from({ length: count }, (_, index) => ({
    path: `/errors/-${25_000 + index}/`,
    bytes: Buffer.from(`<h1>-${25_000 + index}</h1>${text.repeat(400)}`),
  }));

const open = async (built: ReturnType<typeof buildPacks>, path: string) => {
  const pack = packOf(built.manifest, path);
  const bytes = built.packs.find(({ name }) => name === pack?.name)?.bytes;
  if (!pack || !bytes) return undefined;
  const file = (await openPack(new Uint8Array(bytes), pack.sha256)).get(path);
  return file && Buffer.from(file).toString();
};

test('every file comes out as it went in, from one pack of many', async () => {
  const files = pages(600);
  const built = buildPacks(files, date);
  expect(built.packs.length).toBeGreaterThan(1);
  for (const file of [files[0], files[300], files[599]])
    expect(await open(built, file?.path ?? '')).toBe(Buffer.from(file?.bytes ?? '').toString());
});

test('a path that is not there is found nowhere', async () => {
  const built = buildPacks(pages(600), date);
  for (const path of ['/', '/errors/-25000', '/errors/-24999/', '/topics/'])
    expect(await open(built, path)).toBeUndefined();
});

test('the order in which files come does not change the version', () => {
  const files = pages(600);
  expect(buildPacks(files.toReversed(), date).manifest).toEqual(buildPacks(files, date).manifest);
});

test('a changed page changes the version and one pack', () => {
  const files = pages(600);
  const before = buildPacks(files, date);
  const after = buildPacks(
    files.map((file, index) => (index === 300 ? { ...file, bytes: Buffer.from('New text') } : file)),
    date,
  );
  expect(after.manifest.version).not.toBe(before.manifest.version);
  const known = new Set(before.packs.map(({ name }) => name));
  expect(after.packs.filter(({ name }) => !known.has(name))).toHaveLength(1);
});

test('a new page leaves most packs as they are', () => {
  const before = buildPacks(pages(900), date);
  const after = buildPacks([...pages(900), { path: '/errors/-25150-new/', bytes: Buffer.from('New page') }], date);
  const known = new Set(before.packs.map(({ name }) => name));
  expect(after.packs.length).toBeGreaterThan(3);
  expect(after.packs.filter(({ name }) => !known.has(name))).toHaveLength(1);
});

test('where there is no room for all, the last in their order are left out, those of one place together', () => {
  const noise = (path: string, size: number, place?: number) => ({
    path,
    bytes: randomBytes(size),
    ...(place === undefined ? {} : { place }),
  });
  const files = [
    noise('/', 1_000_000),
    noise('/entries/a/', 2_000_000, 2),
    noise('/entries/b/', 2_000_000, 3),
    noise('/entries/c/', 2_000_000, 4),
    noise('/search-index/head.json', 1_500_000, 5),
    noise('/search-index/t0.bin', 1_000_000, 5),
  ];
  const { manifest } = buildPacks(files, date);
  expect(manifest).toMatchObject({ files: 4, left: 2 });
  expect(manifest.bytes).toBeLessThanOrEqual(offlineBudget);
  const fewer = buildPacks([...files, noise('/more/', 1_500_000)], date);
  expect(fewer.manifest).toMatchObject({ files: 4, left: 3 });
});

test('a manifest that leaves files out is read back', async () => {
  const files = pages(600);
  const { manifest } = buildPacks([...files, { path: '/entries/', bytes: randomBytes(offlineBudget), place: 2 }], date);
  expect(manifest.left).toBe(1);
  expect(await parseManifest(JSON.stringify(manifest))).toEqual(manifest);
});

test('more than the budget can not be built', () => {
  // Random bytes don't compress.
  const bytes = randomBytes(offlineBudget + 1);
  expect(() => buildPacks([{ path: '/noise/', bytes }], date)).toThrow('expected at most 8000000');
});

test('a pack that was altered is not opened', async () => {
  const { manifest, packs } = buildPacks(pages(3), date);
  const bytes = new Uint8Array(packs[0]?.bytes ?? []);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  await expect(openPack(bytes, manifest.packs[0]?.sha256 ?? '')).rejects.toThrow('not what was packed');
});

test('a manifest is read back, and refused when anything in it was altered', async () => {
  const { manifest } = buildPacks(pages(600), date);
  expect(await parseManifest(JSON.stringify(manifest))).toEqual(manifest);
  const [first, ...others] = manifest.packs;
  for (const altered of [
    '',
    '[]',
    'null',
    '{"version":"000000000000"}',
    JSON.stringify({ ...manifest, date: '2026-11-21' }),
    JSON.stringify({ ...manifest, bytes: manifest.bytes + 1 }),
    JSON.stringify({ ...manifest, bytes: offlineBudget + 1 }),
    JSON.stringify({ ...manifest, packs: others }),
    JSON.stringify({ ...manifest, packs: [{ ...first, name: '../x' }, ...others] }),
    JSON.stringify({ ...manifest, packs: [{ ...first, sha256: 'a'.repeat(64) }, ...others] }),
  ])
    expect(await parseManifest(altered), altered.slice(0, 80)).toBeUndefined();
});
