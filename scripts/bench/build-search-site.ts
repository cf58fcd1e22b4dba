/**
 * Build what search reads of the project in the current folder, and put the home and decoder pages of a finished site to
 * it: so an index of any size is measured in a browser without its pages, which take most of an hour for 10,000 entries.
 *
 *   node --import tsx scripts/bench/build-search-site.ts FINISHED
 *
 * Writes out/. FINISHED is a site that the same code has built. Exit code 0: written. 1: content is wrong, or FINISHED is
 * no such site.
 */
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { compressFolder } from '@/lib/serve/compress-folder';
import { explainFault } from '@/lib/serve/explain-fault';
import { buildIndexParts, indexParts } from '@/scripts/build-index-parts';

/** Those that `bench:browser` opens, and the one a server needs. */
const pages = ['index.html', 'decode/index.html', '404.html'];

const root = process.cwd();
const finished = path.resolve(process.argv[2] ?? '');

try {
  await main();
} catch (error) {
  console.error(explainFault(error));
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { entries } = await buildIndexParts(root);
  await checkScripts();
  const out = path.join(root, 'out');
  await rm(out, { recursive: true, force: true });
  for (const name of indexParts) await cp(path.join(root, 'public', name), path.join(out, name), { recursive: true });
  for (const name of pages) await cp(path.join(finished, name), path.join(out, name));
  // Counted as entries of the site.
  for (const { slug } of entries) await mkdir(path.join(out, 'entries', slug), { recursive: true });
  await compressFolder(out);
}

/** Pages of other code would start scripts that are not there. */
async function checkScripts(): Promise<void> {
  const built = await readdir(path.join(root, 'public', 'assets'));
  const there = new Set(await readdir(path.join(finished, 'assets')));
  const missing = built.find((name) => !there.has(name));
  if (missing) throw new Error(`Cannot use ${finished}: it has no assets/${missing}; build it with this code first`);
}
