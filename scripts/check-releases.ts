/**
 * Change the site and change it back, each built on the one before as `npm run build` does, and open the releases in a
 * browser, mixed as readers meet them while a host is updated.
 *
 *   npm run releases                         in a copy of the project; takes about as long as three builds
 *   npm run releases -- --between DIR DIR    only the browser, for a site and one that was built on it
 *
 * Exit code 0: only what should has changed, nothing was left of it, and every mixture answers. 1: it isn't so. 2: wrong use.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { explainFault } from '@/lib/serve/explain-fault';
import { buildManifest, changedFiles, compareManifests, type Manifest } from '@/lib/serve/manifest';
import { removeFolder } from '@/lib/serve/replace-folder';
import { buildSite } from '@/scripts/build-site';
import { makeChange, meaning, script, sentence, takeBack } from './releases/change-project';
import { checkNewNames, checkSentence } from './releases/check-changes';
import { copyBuilt } from './releases/copy-built';
import { tryMixed } from './releases/try-mixed';

const start = performance.now();
const [option, older, newer, ...rest] = process.argv.slice(2);
let errors = 0;

if (option !== undefined && (option !== '--between' || newer === undefined || rest.length > 0)) {
  console.error('Unexpected use, expected `npm run releases` or `npm run releases -- --between DIR DIR`');
  process.exitCode = 2;
} else {
  try {
    if (older !== undefined && newer !== undefined) await tryBoth(older, newer);
    else await checkChanges(process.cwd());
  } catch (error) {
    report('Stopped', [explainFault(error)]);
  }
  console.log(`Checked releases in ${((performance.now() - start) / 1000).toFixed(0)} s: ${errors} errors`);
  process.exitCode = errors > 0 ? 1 : 0;
}

async function checkChanges(root: string): Promise<void> {
  await buildSite(root, { say: console.log });
  const out = path.join(root, 'out');
  const first = await buildManifest(out);
  const copy = await copyBuilt(root);
  try {
    await makeChange(copy, sentence);
    const changed = await build(copy);
    console.log(`${changedFiles(first, changed).length} of ${changed.size} files have changed with one sentence`);
    report('One sentence changed', checkSentence(first, changed));
    await tryBoth(out, path.join(copy, 'out'));

    await takeBack(copy, sentence);
    report('The sentence taken back', compareManifests(first, await build(copy)));

    for (const change of [meaning, script]) await makeChange(copy, change);
    report('A meaning and a script changed', checkNewNames(first, await build(copy)));
    await tryBoth(out, path.join(copy, 'out'));
  } finally {
    await removeFolder(copy);
  }
}

async function build(folder: string): Promise<Manifest> {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`Cannot build the changed site in ${folder}: exit code ${status}`);
  return buildManifest(path.join(folder, 'out'));
}

async function tryBoth(older: string, newer: string): Promise<void> {
  for (const [state, problems] of await tryMixed({ older, newer })) report(state, problems);
}

function report(what: string, problems: readonly string[]): void {
  console.log(`${what}: ${problems.length === 0 ? 'as it should be' : `${problems.length} errors`}`);
  for (const problem of problems.slice(0, 20)) console.error(`  ${problem}`);
  errors += problems.length;
}
