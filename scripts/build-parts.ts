/**
 * Build all of the site but its pages: index, tables, stylesheet, scripts, Markdown, JSON and feeds.
 *
 *   tsx scripts/build-parts.ts DIR
 *
 * Exit code 0: written. 1: content or code is wrong.
 */
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { explainFault } from '@/lib/serve/explain-fault';
import { buildHostFiles } from '@/scripts/build-host-files';
import { buildIndexParts, indexParts } from '@/scripts/build-index-parts';
import { buildMachineFiles } from '@/scripts/build-machine-files';
import { buildPreviews } from '@/scripts/build-previews';

const root = process.cwd();
const target = path.resolve(process.argv[2] ?? '');

try {
  const library = await buildIndexParts(root);
  for (const name of indexParts)
    await cp(path.join(root, 'public', name), path.join(target, name), { recursive: true });
  for (const name of ['entries', 'topics', 'errors']) await mkdir(path.join(target, name), { recursive: true });
  await buildMachineFiles(library, target);
  await buildPreviews(library, target, path.join(root, '.generated', 'previews'));
  await buildHostFiles(root, target);
} catch (error) {
  console.error(explainFault(error));
  process.exitCode = 1;
}
