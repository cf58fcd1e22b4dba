import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from './list-files';
import { readRelease } from './release';

/** SHA-256 in hexadecimal by path, of every file that belongs to a site. */
export type Manifest = ReadonlyMap<string, string>;

/**
 * What a site consists of, to compare two of them. Files kept from the release before are left out, and the site's own
 * record, which no server serves.
 */
export async function buildManifest(site: string): Promise<Manifest> {
  const kept = new Set((await readRelease(site))?.kept);
  const manifest = new Map<string, string>();
  for (const name of await listFiles(site)) {
    if (kept.has(name) || /(?:^|\/)\.(?!well-known\/)/.test(name)) continue;
    manifest.set(
      name,
      createHash('sha256')
        .update(await readFile(path.join(site, name)))
        .digest('hex'),
    );
  }
  return manifest;
}

/** One line per file, as `sha256sum` writes and reads it. */
export function formatManifest(manifest: Manifest): string {
  return [...manifest].map(([name, hash]) => `${hash}  ${name}\n`).join('');
}

/** Names of files that are not the same in both, or only in one. */
export function changedFiles(first: Manifest, second: Manifest): string[] {
  const names = [...new Set([...first.keys(), ...second.keys()])].sort();
  return names.filter((name) => first.get(name) !== second.get(name));
}

/** What differs, one sentence per file; nothing if the sites are the same. */
export function compareManifests(first: Manifest, second: Manifest): string[] {
  return changedFiles(first, second).map((name) => {
    if (!second.has(name)) return `${name} is only in the first`;
    return first.has(name) ? `${name} differs` : `${name} is only in the second`;
  });
}
