import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Entity tags made of a file's bytes: the same on every server, and after every build that leaves the file as it was. */
export interface FileTags {
  /** @throws if the file can't be read */
  get(file: string, stats: Stats): Promise<string>;
}

/** Replaced releases leave tags behind; past this many all are forgotten and made again when asked for. */
const limit = 50_000;

/** Tags are made when first asked for, and kept while size, time and place of the file stay the same. */
export function createFileTags(): FileTags {
  const known = new Map<string, { state: string; tag: string }>();
  return {
    async get(file, { size, mtimeMs, ino }) {
      const state = `${size} ${mtimeMs} ${ino}`;
      const found = known.get(file);
      if (found?.state === state) return found.tag;
      const tag = `"${createHash('sha256')
        .update(await readFile(file))
        .digest('base64url')
        .slice(0, 22)}"`;
      if (known.size >= limit) known.clear();
      known.set(file, { state, tag });
      return tag;
    },
  };
}
