import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { copyProject } from '@/scripts/copy-project';

/** What each build makes anew, what only one build may hold, and what measurements left. */
const left = /[/\\]\.generated[/\\](?:export|build\.lock|bench)$/;

/**
 * Copy the project with its site and all that a build keeps for the next one, so that a build of the copy takes over
 * as much as one of the project would.
 *
 * @returns the folder; the caller removes it
 */
export async function copyBuilt(root: string): Promise<string> {
  const folder = await copyProject(root, 'copied');
  for (const name of ['out', '.generated'])
    await cp(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (file) => !left.test(file),
      mode: constants.COPYFILE_FICLONE,
    });
  return folder;
}
