import { readFile, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import pMap from 'p-map';
import { listFiles } from './list-files';
import { compressedForms } from './reuse-files';

const compressible = /\.(?:html|css|js|json|svg|xml|txt|md|webmanifest|bin|tsv)$/;
/** A smaller file travels in one packet anyway. */
const smallest = 1024;
/** Scripts and styles: few, and every reader loads them, so that the slowest way is worth its time. */
const loadedByAll = /\.(?:css|js)$/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export interface FolderFigures {
  files: number;
  /** Uncompressed. */
  bytes: number;
}

/** How compressed forms are made: others may have been made from the same bytes in another way. */
export const compression = `brotli ${process.versions['brotli']} 9, scripts and styles 11, zlib ${process.versions.zlib} 9, from ${smallest}, below 0.9`;

/**
 * Write `.br` and `.gz` beside every text file for which they save something.
 *
 * @param done names of files that need nothing: they have their compressed forms, or can do without
 */
export async function compressFolder(folder: string, done: ReadonlySet<string> = new Set()): Promise<FolderFigures> {
  const names = (await listFiles(folder)).filter((name) => !compressedForms.some((form) => name.endsWith(form)));
  const figures = { files: names.length, bytes: 0 };
  const compress = async (name: string) => {
    // Added after the wait: several files are compressed at a time.
    const file = path.join(folder, name);
    const size = done.has(name) ? (await stat(file)).size : await compressFile(file);
    figures.bytes += size;
  };
  await pMap(names, compress, { concurrency: availableParallelism() * 2 });
  return figures;
}

async function compressFile(file: string): Promise<number> {
  const { size } = await stat(file);
  if (!compressible.test(file) || size < smallest) return size;
  const bytes = await readFile(file);
  const small = await brotli(bytes, {
    params: { [zlib.BROTLI_PARAM_QUALITY]: loadedByAll.test(file) ? 11 : 9, [zlib.BROTLI_PARAM_SIZE_HINT]: size },
  });
  if (small.length < size * 0.9) {
    await writeFile(`${file}.br`, small);
    await writeFile(`${file}.gz`, await zip(bytes, { level: 9 }));
  }
  return size;
}
