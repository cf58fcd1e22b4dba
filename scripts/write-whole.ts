import { rename, rm, writeFile } from 'node:fs/promises';

/** Write a file that nobody ever meets half of: under another name first, which goes again if the disk is full. */
export async function writeWhole(file: string, content: string): Promise<void> {
  const next = `${file}.next`;
  try {
    await writeFile(next, content);
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined);
    throw error;
  }
}
