/**
 * Turn Next's export into the site: framework runtime and payload files removed, content security policy written,
 * machine-readable files added, everything compressed. The finished folder replaces the old one in one step.
 *
 *   tsx scripts/finish-site.ts
 *
 * Exit code 0: done. 1: a page needs something that was removed; the old site stays.
 */
import { constants } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import { finishPage } from '@/lib/serve/finish-page';

/** Text files that are the site's own; the framework's payload files have the same extension. */
const ownText = new Set(['robots.txt', 'llms.txt']);

/**
 * @param exported folder that `next build` wrote
 * @param out folder to replace
 * @param addFiles writes further files into the folder before it is compressed
 */
export async function finishSite(
  exported: string,
  out: string,
  addFiles: (site: string) => Promise<void>,
): Promise<SiteFigures> {
  const next = `${out}.next`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  const problems: string[] = [];
  for await (const file of filesOf(exported)) {
    if (isFrameworkFile(file)) continue;
    const target = path.join(next, file);
    await mkdir(path.dirname(target), { recursive: true });
    if (!file.endsWith('.html')) {
      await cp(path.join(exported, file), target, { mode: constants.COPYFILE_FICLONE });
      continue;
    }
    const page = finishPage(await readFile(path.join(exported, file), 'utf8'));
    problems.push(...page.problems.map((problem) => `${file}: ${problem}`));
    await writeFile(target, page.html);
  }
  if (problems.length > 0) throw new Error(`Cannot finish the site:\n${problems.slice(0, 20).join('\n')}`);
  await addFiles(next);
  const figures = await compressFolder(next);
  await rm(`${out}.old`, { recursive: true, force: true });
  await rename(out, `${out}.old`).catch(ignoreMissing);
  await rename(next, out);
  await rm(`${out}.old`, { recursive: true, force: true });
  return figures;
}

export interface SiteFigures {
  files: number;
  bytes: number;
}

function isFrameworkFile(file: string): boolean {
  if (file.startsWith('_next/') || file.startsWith('_not-found')) return true;
  if (file === '404/index.html') return true;
  return file.endsWith('.txt') && !ownText.has(file) && !file.startsWith('.well-known/');
}

async function* filesOf(folder: string, below = ''): AsyncGenerator<string> {
  const entries = await readdir(path.join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* filesOf(folder, name);
    else yield name;
  }
}

const compressible = /\.(?:html|css|js|json|svg|xml|txt|md|webmanifest|bin|tsv)$/;
/** A smaller file travels in one packet anyway. */
const smallest = 1024;

/** Write `.br` and `.gz` beside every text file for which they save something. */
async function compressFolder(folder: string): Promise<SiteFigures> {
  const figures = { files: 0, bytes: 0 };
  const names: string[] = [];
  for await (const name of filesOf(folder)) names.push(name);
  let position = 0;
  const worker = async () => {
    for (let name = names[position++]; name !== undefined; name = names[position++]) {
      const size = await compressFile(path.join(folder, name));
      figures.files += 1;
      figures.bytes += size;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return figures;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function compressFile(file: string): Promise<number> {
  const { size } = await stat(file);
  if (!compressible.test(file) || size < smallest) return size;
  const bytes = await readFile(file);
  const small = await brotli(bytes, {
    params: { [zlib.BROTLI_PARAM_QUALITY]: 9, [zlib.BROTLI_PARAM_SIZE_HINT]: size },
  });
  if (small.length < size * 0.9) {
    await writeFile(`${file}.br`, small);
    await writeFile(`${file}.gz`, await zip(bytes, { level: 9 }));
  }
  return size;
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
