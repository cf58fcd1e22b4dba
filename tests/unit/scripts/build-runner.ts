/**
 * Build a small site as `npm run build` does, but for the pages, and end as it does.
 *
 *   node build-runner.mjs FOLDER RELEASE
 */
import path from 'node:path';
import { explainFault } from '@/lib/serve/explain-fault';
import { recoverFolder } from '@/lib/serve/replace-folder';
import { withBuildLock } from '@/scripts/build-lock';
import { finishSite } from '@/scripts/finish-site';
import { addMachineFiles } from '../serve/small-site';

const [folder = '', release = ''] = process.argv.slice(2);
const out = path.join(folder, 'out');
try {
  await withBuildLock(path.join(folder, '.generated', 'build.lock'), console.log, async () => {
    await recoverFolder(out);
    const exported = path.join(path.dirname(folder), `export-${release}`);
    await finishSite({ exported, out, inputs: release, addFiles: addMachineFiles });
  });
} catch (error) {
  console.error(explainFault(error));
  process.exitCode = 1;
}
