/**
 * Build a second time, in another folder, time zone and language, and compare every byte.
 *
 *   npm run determinism                    the whole site; takes as long as a build
 *   npm run determinism -- --parts         all but the pages, in seconds
 *   npm run determinism -- --node FILE     the second time with another Node
 *
 * Exit code 0: the two are the same. 1: files differ, or one could not be built.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { explainFault } from '@/lib/serve/explain-fault';
import { buildManifest, compareManifests, type Manifest } from '@/lib/serve/manifest';
import { removeFolder } from '@/lib/serve/replace-folder';
import { buildSite } from '@/scripts/build-site';
import { copyProject } from '@/scripts/copy-project';

const root = process.cwd();
const parts = process.argv.includes('--parts');
const given = process.argv.indexOf('--node');
const node = given > 0 ? (process.argv[given + 1] ?? process.execPath) : process.execPath;

let folder: string | undefined;
try {
  await buildSite(root, { say: console.log });
  folder = await copyProject(root, parts ? 'linked' : 'copied');
  const first = await buildManifest(path.join(root, 'out'));
  const second = await buildAgain(folder);
  const differences = compareManifests(parts ? only(first, second) : first, second);
  console.log(differences.slice(0, 50).join('\n') || `${second.size} files are the same in two builds`);
  if (differences.length > 0) console.error(`${differences.length} files differ between two builds`);
  process.exitCode = differences.length > 0 ? 1 : 0;
} catch (error) {
  console.error(explainFault(error));
  process.exitCode = 1;
} finally {
  if (folder) await removeFolder(folder);
}

async function buildAgain(copy: string): Promise<Manifest> {
  const script = parts ? ['scripts/build-parts.ts', 'parts'] : ['scripts/build.ts'];
  const { status } = spawnSync(node, ['--import', 'tsx', ...script], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  if (status !== 0) throw new Error(`Cannot build a second time in ${copy}: exit code ${status}`);
  const manifest = await buildManifest(path.join(copy, parts ? 'parts' : 'out'));
  return parts ? new Map([...manifest].filter(([name]) => name !== 'search-index/manifest.json')) : manifest;
}

/** What of a whole site has to be among its parts: everything in the same folders with the same kinds of files. */
function only(site: Manifest, some: Manifest): Manifest {
  const kind = (name: string) => `${path.dirname(name).replace(/^tables\/.*/, 'tables')} ${path.extname(name)}`;
  const kinds = new Set([...some.keys()].map(kind));
  return new Map([...site].filter(([name]) => kinds.has(kind(name)) && !/\.(?:br|gz)$/.test(name)));
}
