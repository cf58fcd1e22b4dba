import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pMap from 'p-map';
import type { Library } from '@/lib/model/library';
import { buildPacks, type OfflineFile, type Zip, zipBest } from '@/lib/offline/build-packs';
import { manifestAddress, type OfflineManifest } from '@/lib/offline/manifest';
import { bundleScript } from '@/scripts/build-assets';
import { orderOfLeaving } from '@/scripts/order-of-leaving';

/**
 * What reading needs: pages, and what their scripts load. Files for programs, preview images and answers that the index
 * can give as well are left out.
 */
const needed = /\.html$|^(?:assets|data|tables|search-index)\/|^icon\.svg$/;
const notNeeded = /\.(?:br|gz)$|^errsec-decoder\.html$|^search-index\/(?:ready-|[a-z]-[\w-]+\.bin$)/;

/**
 * Pack the finished site for reading without network, and write the service worker that keeps it.
 *
 * @param site folder of the finished pages, with everything in it that belongs to this version
 * @param cache folder that keeps packs by what is in them, so that only changed ones are compressed
 */
export async function buildOffline(
  library: Library,
  root: string,
  site: string,
  cache?: string,
): Promise<OfflineManifest> {
  const files: OfflineFile[] = [];
  const placeOf = orderOfLeaving(library, await indexBytes(site));
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    const name = path.relative(site, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (!entry.isFile() || !needed.test(name) || notNeeded.test(name)) continue;
    const place = placeOf(name);
    const file = { path: addressOf(name), bytes: await readFile(path.join(site, name)) };
    files.push(place === undefined ? file : { ...file, place });
  }
  const kept = cache === undefined ? undefined : packCache(cache);
  const { manifest, packs } = buildPacks(files, dateOf(library), kept?.zip);
  await kept?.tidy();
  const folder = path.join(site, 'offline');
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of packs) await writeFile(path.join(folder, name), bytes);
  await writeFile(path.join(site, manifestAddress), `${JSON.stringify(manifest)}\n`);
  const worker = await bundleScript(root, path.join(root, 'app', '_islands', 'service-worker.ts'), {});
  await writeFile(path.join(site, 'service-worker.js'), worker);
  return manifest;
}

/** Raw bytes of all files of the index. */
async function indexBytes(site: string): Promise<number> {
  const index = path.join(site, 'search-index');
  const names = existsSync(index)
    ? (await readdir(index)).filter((name) => !notNeeded.test(`search-index/${name}`))
    : [];
  const sizes = await pMap(names, async (name) => (await stat(path.join(index, name))).size, { concurrency: 64 });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Packs of earlier builds, by what is in them. One that was altered is made anew. */
function packCache(folder: string): { zip: Zip; tidy: () => Promise<void> } {
  const used = new Set<string>();
  mkdirSync(folder, { recursive: true });
  return {
    zip(bytes) {
      const name = `${createHash('sha256').update(`${process.versions.zlib}\n`).update(bytes).digest('hex')}.gz`;
      const file = path.join(folder, name);
      used.add(name);
      const known = existsSync(file) ? readFileSync(file) : undefined;
      if (known && isZipOf(known, bytes)) return known;
      const zipped = zipBest(bytes);
      writeFileSync(`${file}.next`, zipped);
      renameSync(`${file}.next`, file);
      return zipped;
    },
    async tidy() {
      for (const name of await readdir(folder)) if (!used.has(name)) await rm(path.join(folder, name));
    },
  };
}

function isZipOf(zipped: Uint8Array, bytes: Uint8Array): boolean {
  try {
    return gunzipSync(zipped).equals(bytes);
  } catch {
    return false;
  }
}

/** A page stands at the address of its folder. */
function addressOf(name: string): string {
  return `/${name.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** Day of the newest review. */
export function dateOf({ entries, topics, notes, paths }: Library): string {
  return (
    [...entries, ...topics, ...notes, ...paths]
      .map(({ reviewed }) => reviewed)
      .sort()
      .at(-1) ?? '1970-01-01'
  );
}
