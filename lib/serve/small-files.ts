import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';

export interface ReadFile {
  /** Entity tag made of the file's bytes: the same on every server, and after every build that leaves the file as it was. */
  tag: string;
  /** Contents of a small file. */
  bytes?: Buffer;
}

/** Files as they are now, read once. */
export interface SmallFiles {
  /** @throws if the file can't be read */
  get(file: string, stats: Stats): Promise<ReadFile>;
}

/** Larger files are read again for every answer. Most files of a search index and most compressed pages are smaller. */
const smallSize = 1 << 16;

/** Replaced releases leave files behind; past so many, or so many bytes of them, all are forgotten and read again. */
const mostFiles = 50_000;
const mostBytes = 1 << 26;

/** What is read is kept while size, time and place of the file stay the same. */
export function createSmallFiles(): SmallFiles {
  const known = new Map<string, ReadFile & { state: string }>();
  let kept = 0;
  return {
    async get(file, { size, mtimeMs, ino }) {
      const state = `${size} ${mtimeMs} ${ino}`;
      const found = known.get(file);
      if (found?.state === state) return found;
      const bytes = await readFile(file);
      const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
      const read = bytes.length <= smallSize ? { state, tag, bytes } : { state, tag };
      kept += read.bytes?.length ?? 0;
      if (known.size >= mostFiles || kept > mostBytes) {
        known.clear();
        kept = read.bytes?.length ?? 0;
      }
      known.set(file, read);
      return read;
    },
  };
}
