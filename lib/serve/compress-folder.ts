import { readFile, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import { listFiles } from './list-files';

const compressible = /\.(?:html|css|js|json|svg|xml|txt|md|webmanifest|bin|tsv)$/;
/** A smaller file travels in one packet anyway. */
const smallest = 1024;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export interface FolderFigures {
  files: number;
  /** Uncompressed. */
  bytes: number;
}

/** Write `.br` and `.gz` beside every text file for which they save something. */
export async function compressFolder(folder: string): Promise<FolderFigures> {
  const names = await listFiles(folder);
  const figures = { files: names.length, bytes: 0 };
  let position = 0;
  const worker = async () => {
    for (let name = names[position++]; name !== undefined; name = names[position++]) {
      // Added after the wait: several files are compressed at a time.
      const size = await compressFile(path.join(folder, name));
      figures.bytes += size;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, worker));
  return figures;
}

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
