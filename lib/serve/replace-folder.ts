import { rename, rm, stat } from 'node:fs/promises';

/** Where a folder's replacement is made, on the same disk. */
export function nextFolder(folder: string): string {
  return `${folder}.next`;
}

/** Where a folder lies for the moment in which it is replaced. */
export function oldFolder(folder: string): string {
  return `${folder}.old`;
}

/** Put the finished `nextFolder` in the place of `folder`: by renaming, so that nothing is ever half-written. */
export async function replaceFolder(folder: string): Promise<void> {
  await removeFolder(oldFolder(folder));
  const hadOld = await renamed(folder, oldFolder(folder));
  try {
    await rename(nextFolder(folder), folder);
  } catch (error) {
    if (hadOld) await rename(oldFolder(folder), folder);
    throw error;
  }
  await removeFolder(oldFolder(folder));
}

/** Undo what a replacement left that was stopped at any moment: the folder is the old or the new one, and alone. */
export async function recoverFolder(folder: string): Promise<void> {
  if (!(await exists(folder))) await renamed(oldFolder(folder), folder);
  await removeFolder(oldFolder(folder));
  await removeFolder(nextFolder(folder));
}

/** Remove a folder, even while a process that is just ending still writes into it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** @returns whether there was something to rename */
async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
