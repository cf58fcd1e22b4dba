import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mixedStates } from '@/scripts/releases/mixtures';
import { serveMixed } from '@/scripts/releases/serve-mixed';

const folder = mkdtempSync(path.join(tmpdir(), 'errsec-mixed-'));
const releases = {
  older: siteOf('older', ['404.html', 'index.html', 'about/index.html', 'data/000000000000.json']),
  newer: siteOf('newer', ['404.html', 'index.html', 'about/index.html', 'data/000000000000.json', 'assets/boot.js']),
};
const paths = ['/', '/about/', '/data/000000000000.json', '/assets/boot.js'];
afterAll(() => rmSync(folder, { recursive: true }));

/** A site whose files say which one it is. */
function siteOf(name: string, files: readonly string[]): string {
  for (const file of files) {
    const target = path.join(folder, name, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, name);
  }
  return path.join(folder, name);
}

test('each path comes from the release that the mixture names, and a missing file is told', async () => {
  const refused: string[] = [];
  const host = await serveMixed(
    releases,
    () => 'older',
    (what) => refused.push(what),
  );
  const get = async (address: string) => (await fetch(host.origin + address)).text();
  expect(await get('/?q=-34018')).toBe('older');
  expect(await get('/assets/boot.js')).toBe('older');
  host.mix((address) => (address === '/' ? 'newer' : 'older'));
  expect(await get('/?q=-34018')).toBe('newer');
  expect(await get('/about/')).toBe('older');
  await host.stop();
  expect(refused).toEqual(['the older release answered /assets/boot.js with 404']);
});

test('an update comes to pages, hashed files and addresses in any order', () => {
  expect(
    mixedStates(releases).map(({ name, opened, later }) => [name, ...paths.map(opened), later?.('/') ?? 'the same']),
  ).toEqual([
    ['Updated while pages are open', 'older', 'older', 'older', 'older', 'newer'],
    ['Older pages, all that they load from the newer release', 'older', 'older', 'newer', 'newer', 'the same'],
    ['Newer pages, the addresses of index and tables still older', 'newer', 'newer', 'older', 'newer', 'the same'],
    ['Older home page, newer pages behind it', 'older', 'newer', 'newer', 'newer', 'the same'],
  ]);
});
