import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Built files, history, and packages, which are not copied with the rest. */
const left = /^(?:node_modules|out(?:\..*)?|test-results|playwright-report|\.generated|\.next|\.git|\.DS_Store)$/;
const built = /[/\\]public[/\\](?:assets|data|islands|search|search-index|tables)(?:\.next|\.new)?$/;

/**
 * Copy the project into a new folder, as a clean checkout.
 *
 * @param packages whether `node_modules` is copied too, as Next asks for, or only linked to
 * @param target a folder that is not there yet; a temporary one if there is none
 * @returns the folder; the caller removes it
 */
export async function copyProject(root: string, packages: 'copied' | 'linked', target?: string): Promise<string> {
  if (target !== undefined) await mkdir(target, { recursive: true });
  const folder = await realpath(target ?? (await mkdtemp(path.join(tmpdir(), 'errsec-copy-'))));
  for (const name of await readdir(root)) {
    if (left.test(name)) continue;
    await cp(path.join(root, name), path.join(folder, name), { recursive: true, filter: (file) => !built.test(file) });
  }
  const [from, to] = [path.join(root, 'node_modules'), path.join(folder, 'node_modules')];
  if (packages === 'linked') await symlink(from, to);
  else if (spawnSync('cp', ['-al', from, to], { stdio: 'ignore' }).status !== 0) {
    // No hard links to this disk, or no such option.
    await mkdir(to, { recursive: true });
    await cp(from, to, { recursive: true, verbatimSymlinks: true });
  }
  return folder;
}
