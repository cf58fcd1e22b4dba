/**
 * Build all of the site but its pages: index, tables, stylesheet, scripts, Markdown, JSON and feeds.
 *
 *   tsx scripts/build-parts.ts DIR
 *
 * Exit code 0: written. 1: content or code is wrong.
 */
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { getLibrary } from '@/lib/content/library';
import { explainFault } from '@/lib/serve/explain-fault';
import { buildAssets } from '@/scripts/build-assets';
import { buildContent } from '@/scripts/build-content';
import { buildHostFiles } from '@/scripts/build-host-files';
import { buildMachineFiles } from '@/scripts/build-machine-files';
import { buildPreviews } from '@/scripts/build-previews';
import { addReadyAnswers, buildSearch } from '@/scripts/build-search';
import { buildTables } from '@/scripts/build-tables';

const root = process.cwd();
const target = path.resolve(process.argv[2] ?? '');

try {
  await buildContent(root);
  const library = getLibrary(root);
  const outDir = path.join(root, 'public', 'search-index');
  const { manifest: searchManifest, volumes } = await buildSearch({ library, outDir });
  const readyAnswers = await addReadyAnswers(outDir, searchManifest);
  const { folder } = await buildTables(library, root);
  await buildAssets(root, { searchManifest, readyAnswers, volumes, tables: folder });
  for (const name of ['assets', 'data', 'search-index', 'tables'])
    await cp(path.join(root, 'public', name), path.join(target, name), { recursive: true });
  for (const name of ['entries', 'topics', 'errors']) await mkdir(path.join(target, name), { recursive: true });
  await buildMachineFiles(library, target);
  await buildPreviews(library, target, path.join(root, '.generated', 'previews'));
  await buildHostFiles(root, target);
} catch (error) {
  console.error(explainFault(error));
  process.exitCode = 1;
}
