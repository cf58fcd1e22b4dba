/**
 * Build the search index from the library: small static files that the browser and the command line read.
 *
 *   tsx scripts/build-search.ts            reads .generated/library.json, writes public/search-index/
 *
 * Writes a folder beside the target first and renames it, so that a failed build leaves the last index as it was.
 * Exit code 0: written. 1: no library to read.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { getLibrary } from '@/lib/content/library';
import type { Library } from '@/lib/model/library';
import { buildBundles } from '@/lib/search/build-bundles';
import { buildReadyAnswers } from '@/lib/search/build-ready-answers';
import { buildSearchIndex } from '@/lib/search/build-search';
import { buildVolumes } from '@/lib/search/build-volumes';

export interface BuildSearchOptions {
  library: Library;
  /** Folder of the index, replaced as a whole; its name is also where the site serves it. */
  outDir?: string;
}

export interface BuildSearchResult {
  /** Address of the file an engine reads first, `/search-index/head-….json`. */
  manifest: string;
  /** Names of the index's volumes, see `buildVolumes`. */
  volumes: string[];
  files: number;
  bytes: number;
  pages: number;
  sections: number;
  terms: number;
  seconds: number;
}

/** Write the index of a library to `outDir` in one step. */
export async function buildSearch({
  library,
  outDir = 'public/search-index',
}: BuildSearchOptions): Promise<BuildSearchResult> {
  const started = performance.now();
  const index = buildSearchIndex(library);
  const manifest = `/${path.basename(outDir)}/${index.head}`;
  const temporary = `${outDir}.new`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const volumes = buildVolumes(index.files);
  const files = new Map([...index.files, ...buildBundles(index.files), ...volumes]);
  for (const [name, bytes] of files) await writeFile(path.join(temporary, name), bytes);
  await writeFile(path.join(temporary, 'manifest.json'), JSON.stringify({ manifest }));
  await replaceFolder(outDir, temporary);
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  const { pages, sections, terms } = index;
  return {
    manifest,
    volumes: [...volumes.keys()],
    files: files.size + 1,
    bytes,
    pages,
    sections,
    terms,
    seconds: (performance.now() - started) / 1000,
  };
}

/**
 * Answer what the first keys may ask, and add the answers to a written index.
 *
 * @returns address of the file to read first, `/search-index/ready--….json`
 */
export async function addReadyAnswers(outDir: string, manifest: string): Promise<string> {
  const read = (name: string) => readFile(path.join(outDir, name));
  const { files, root } = await buildReadyAnswers(read, await readdir(outDir), manifest);
  for (const [name, bytes] of files) await writeFile(path.join(outDir, name), bytes);
  return `/${path.basename(outDir)}/${root}`;
}

/** The old folder is away for no longer than two renames take. */
async function replaceFolder(target: string, next: string): Promise<void> {
  const old = `${target}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(target, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(next, target);
  await rm(old, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const result = await buildSearch({ library: getLibrary() });
  await writeFile('.generated/search.json', JSON.stringify({ manifest: result.manifest }));
  const { pages, sections, terms, files, bytes, seconds } = result;
  console.log(
    `Indexed ${pages} pages (${sections} sections, ${terms} terms) into ${files} files, ${Math.round(bytes / 1000)} kB, in ${seconds.toFixed(1)} s`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
