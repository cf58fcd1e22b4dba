import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Addresses of the built stylesheet and scripts; their names carry content hashes. Written by `scripts/build-assets.ts`. */
export interface Assets {
  stylesheet: string;
  /** The stylesheet of lists, tables, search, the decoder and dialogs; some pages link it, islands load it. */
  more: string;
  /** The small script every page runs: theme, shortcuts, copy buttons, and loading islands when someone reaches for them. */
  boot: string;
  /** The script of pages whose address has moved. */
  moved: string;
  /** Island name to address. */
  islands: Record<string, string>;
}

let cached: Assets | undefined;

/** @throws if the assets were not built */
export function getAssets(root = process.cwd()): Assets {
  if (cached && process.env['NODE_ENV'] !== 'development') return cached;
  try {
    cached = JSON.parse(readFileSync(path.join(root, '.generated', 'assets.json'), 'utf8')) as Assets;
    return cached;
  } catch (error) {
    throw new Error('Cannot read .generated/assets.json: run `npm run build` or `npm start` first', { cause: error });
  }
}
