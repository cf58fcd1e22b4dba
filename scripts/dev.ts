/**
 * Work on content and code with live reload: Next's development server, with content, index and islands rebuilt when
 * a file changes.
 *
 *   npm run dev              http://localhost:3000
 *   PORT=8080 npm run dev    another port
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { getLibrary } from '@/lib/content/library';
import { buildAssets } from '@/scripts/build-assets';
import { buildContent } from '@/scripts/build-content';
import { addReadyAnswers, buildSearch } from '@/scripts/build-search';
import { buildTables } from '@/scripts/build-tables';

const root = process.cwd();
Object.assign(process.env, { NODE_ENV: 'development' });

let searchManifest = '';
let readyAnswers = '';
let volumes: string[] = [];
let tables = '';
await rebuild('content');
const next = spawn(
  process.execPath,
  [path.join(root, 'node_modules/next/dist/bin/next'), 'dev', '--port', process.env['PORT'] ?? '3000'],
  {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'development' },
    stdio: 'inherit',
  },
);
next.on('exit', (code) => process.exit(code ?? 0));

let running: Promise<void> = Promise.resolve();
const waiting = new Set<'content' | 'islands'>();
for (const [folder, what] of [
  ['content', 'content'],
  ['app/_islands', 'islands'],
  ['app/_styles', 'islands'],
  ['lib/search', 'islands'],
  ['lib/errors', 'islands'],
] as const) {
  watch(path.join(root, folder), { recursive: true }, () => schedule(what));
}

function schedule(what: 'content' | 'islands'): void {
  if (waiting.has(what)) return;
  waiting.add(what);
  setTimeout(() => {
    waiting.delete(what);
    running = running.then(() => rebuild(what)).catch((error: Error) => console.error(error.message));
  }, 150);
}

async function rebuild(what: 'content' | 'islands'): Promise<void> {
  if (what === 'content') {
    await buildContent(root, { tolerant: true, reuse: true });
    const library = getLibrary(root);
    const outDir = path.join(root, 'public', 'search-index');
    ({ manifest: searchManifest, volumes } = await buildSearch({ library, outDir }));
    readyAnswers = await addReadyAnswers(outDir, searchManifest);
    tables = (await buildTables(library, root)).folder;
  }
  await buildAssets(root, { searchManifest, readyAnswers, volumes, tables });
  console.log(what === 'content' ? 'Content and index rebuilt' : 'Islands rebuilt');
}
