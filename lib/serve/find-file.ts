import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { acceptedEncodings, encodings } from './accepted-encodings';
import { oldFolder } from './replace-folder';

export interface FoundFile {
  /** Name on disk. */
  file: string;
  stats: Stats;
  /** Set if `file` is a compressed form of what was asked for. */
  encoding?: string;
  /** Whether another request may get another encoding. */
  varies: boolean;
}

/**
 * Find what a server sends for a path: the smallest form that the client takes.
 *
 * @param site folder of the site; while it is being replaced, the old one answers
 * @param address as `parseRequestPath` returned it
 * @param accept value of `Accept-Encoding`
 * @returns `'folder'` if a slash is missing at the end
 */
export async function findFile(
  site: string,
  address: string,
  accept: string | undefined,
): Promise<FoundFile | 'folder' | undefined> {
  const found = await findIn(site, address, accept);
  if (found !== undefined || (await statOf(site))) return found;
  return findIn(oldFolder(site), address, accept);
}

async function findIn(
  folder: string,
  address: string,
  accept: string | undefined,
): Promise<FoundFile | 'folder' | undefined> {
  const file = path.join(folder, address.endsWith('/') ? `${address}index.html` : address);
  const stats = await statOf(file);
  if (!stats?.isFile()) return stats?.isDirectory() ? 'folder' : undefined;
  const accepted = acceptedEncodings(accept);
  let varies = false;
  for (const encoding of encodings) {
    const small = await statOf(file + encoding.extension);
    varies ||= small !== undefined;
    if (small && accepted.includes(encoding))
      return { file: file + encoding.extension, stats: small, encoding: encoding.name, varies };
  }
  return { file, stats, varies };
}

/** Names that begin with a dot, but for the folder that standards put files into; the page for what is missing. */
export function isHidden(address: string): boolean {
  return /\/\.(?!well-known\/)/.test(address) || address === '/404.html';
}

/** `undefined` for a name that isn't there, can't be one, or is too long to be one. */
async function statOf(file: string): Promise<Stats | undefined> {
  return stat(file).catch(() => undefined);
}
