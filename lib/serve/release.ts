import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isKeptFile } from './headers';
import { listFiles } from './list-files';
import { linkFile } from './reuse-files';

/** Name of the file in a site that says what it was made of. No server serves it: it begins with a dot. */
const releaseFile = '.release.json';

/** What a site says about itself. */
export interface Release {
  /** Hash of everything it was made of. */
  inputs: string;
  /** Files of the release before that pages of this one don't name, kept for pages that were opened earlier. */
  kept: string[];
  /** How its compressed files were made, see `compression`. */
  compression?: string | undefined;
}

/** @returns `undefined` if there is no site, or none that says so */
export async function readRelease(site: string): Promise<Release | undefined> {
  try {
    const { inputs, kept, compression } = JSON.parse(
      await readFile(path.join(site, releaseFile), 'utf8'),
    ) as Partial<Release>;
    return typeof inputs === 'string' && Array.isArray(kept) ? { inputs, kept, compression } : undefined;
  } catch {
    return undefined;
  }
}

export async function writeRelease(site: string, release: Release): Promise<void> {
  await writeFile(path.join(site, releaseFile), `${JSON.stringify(release)}\n`);
}

/**
 * Keep the hashed files of the present release that the next one lacks, compressed forms included, and the addresses that
 * only its scripts know, which name files among these. A page that was opened or cached before the change still finds its
 * scripts, tables and index; a release later they are gone.
 *
 * @returns names of the files that are in `next` only for this reason
 */
export async function keepHashedFiles(current: string, next: string): Promise<string[]> {
  const before = new Set((await readRelease(current))?.kept);
  const named = (await listFiles(current)).filter((name) => isKeptFile(`/${name}`));
  const present = new Set(await listFiles(next));
  const own = named.filter((name) => !before.has(name));
  // The same release built again is no reason to drop what the one before it left.
  const isSame = own.every((name) => present.has(name));
  const kept = (isSame ? named : own).filter((name) => !present.has(name));
  for (const name of kept) {
    await mkdir(path.dirname(path.join(next, name)), { recursive: true });
    await linkFile(path.join(current, name), path.join(next, name));
  }
  return kept;
}
