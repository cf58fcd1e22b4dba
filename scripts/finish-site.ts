import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compressFolder, compression, type FolderFigures } from '@/lib/serve/compress-folder';
import { finishPage } from '@/lib/serve/finish-page';
import { listFiles } from '@/lib/serve/list-files';
import { keepHashedFiles, readRelease, writeRelease } from '@/lib/serve/release';
import { nextFolder, removeFolder, replaceFolder } from '@/lib/serve/replace-folder';
import { reuseFiles } from '@/lib/serve/reuse-files';
import type { RunStage } from '@/scripts/run-stages';

export interface FinishOptions {
  /** Folder that `next build` wrote. */
  exported: string;
  /** Folder to replace. */
  out: string;
  /** Hash of what the site is made of, see `hashInputs`. */
  inputs: string;
  /** Writes further files into the site before it is compressed. */
  addFiles: (site: string) => Promise<void>;
  stage?: RunStage | undefined;
  /** Whether files of the folder to replace may be taken over where nothing changed; yes by default. */
  reuse?: boolean | undefined;
}

/**
 * Turn Next's export into the site: framework runtime and payload files removed, content security policy written,
 * machine-readable files added, everything compressed, hashed files of the release before kept, unchanged files and their
 * compressed forms taken over from it. The finished folder replaces the old one in one step; if anything fails, the old
 * one stays and nothing else is left.
 *
 * @throws if a page needs something that was removed
 */
export async function finishSite({
  exported,
  out,
  inputs,
  addFiles,
  reuse = true,
  stage = (_name, run) => run(),
}: FinishOptions): Promise<FolderFigures> {
  const next = nextFolder(out);
  await removeFolder(next);
  try {
    await stage('Finished pages', () => copySite(exported, next));
    await addFiles(next);
    const same = await stage('Unchanged files', async () => {
      if (!reuse) return new Set<string>();
      const release = await readRelease(out);
      const compressed = release?.compression === compression;
      const found = await reuseFiles(out, next, { compressed });
      return compressed ? found : new Set<string>();
    });
    const figures = await stage('Compression', () => compressFolder(next, same));
    await stage('Replacing the site', async () => {
      const kept = await keepHashedFiles(out, next);
      await writeRelease(next, { inputs, kept, compression });
      await replaceFolder(out);
    });
    return figures;
  } catch (error) {
    // Where this fails too, the next build does it; the reason to tell is the first one.
    await removeFolder(next).catch(() => undefined);
    throw error;
  }
}

async function copySite(exported: string, next: string): Promise<void> {
  const problems: string[] = [];
  for (const file of await listFiles(exported)) {
    if (staysBehind(file)) continue;
    const target = path.join(next, file);
    await mkdir(path.dirname(target), { recursive: true });
    if (!file.endsWith('.html')) {
      await copyFile(path.join(exported, file), target, constants.COPYFILE_FICLONE);
      continue;
    }
    const page = finishPage(await readFile(path.join(exported, file), 'utf8'));
    problems.push(...page.problems.map((problem) => `${file}: ${problem}`));
    await writeFile(target, page.html);
  }
  if (problems.length > 0) throw new Error(`Cannot finish the site:\n${problems.slice(0, 20).join('\n')}`);
}

/** Text files that are the site's own; the framework's payload files have the same extension. */
const ownText = new Set(['robots.txt', 'llms.txt']);

/** The framework's files, and what only commands read. */
function staysBehind(file: string): boolean {
  if (file.startsWith('_next/') || file.startsWith('_not-found')) return true;
  if (file === '404/index.html' || file === 'search-index/manifest.json') return true;
  return file.endsWith('.txt') && !ownText.has(file) && !file.startsWith('.well-known/');
}
