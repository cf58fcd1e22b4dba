import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Library } from '@/lib/model/library';
import { buildPacks, type OfflineFile } from '@/lib/offline/build-packs';
import { manifestAddress, type OfflineManifest } from '@/lib/offline/manifest';
import { bundleScript } from '@/scripts/build-assets';

/** What reading needs: pages, and what their scripts load. Files for programs and preview images are left out. */
const needed = /\.html$|^(?:assets|tables|search-index)\/|^icon\.svg$/;
const notNeeded = /\.(?:br|gz)$|^errsec-decoder\.html$/;

/**
 * Pack the finished site for reading without network, and write the service worker that keeps it.
 *
 * @param site folder of the finished pages, with everything in it that belongs to this version
 */
export async function buildOffline(library: Library, root: string, site: string): Promise<OfflineManifest> {
  const files: OfflineFile[] = [];
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    const name = path.relative(site, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (!entry.isFile() || !needed.test(name) || notNeeded.test(name)) continue;
    files.push({ path: addressOf(name), bytes: await readFile(path.join(site, name)) });
  }
  const { manifest, packs } = buildPacks(files, dateOf(library));
  const folder = path.join(site, 'offline');
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of packs) await writeFile(path.join(folder, name), bytes);
  await writeFile(path.join(site, manifestAddress), `${JSON.stringify(manifest)}\n`);
  const worker = await bundleScript(root, path.join(root, 'app', '_islands', 'service-worker.ts'), {});
  await writeFile(path.join(site, 'service-worker.js'), worker);
  return manifest;
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
