import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Library } from '../model/library';
import { openLibrary } from './library-files';

let cached: Library | undefined;

/**
 * The library that `scripts/build-content.ts` wrote: the only thing pages read.
 *
 * @throws if it was not built; the message says what to run
 */
export function getLibrary(root = process.cwd()): Library {
  if (cached && process.env['NODE_ENV'] !== 'development') return cached;
  const file = path.join(root, '.generated', 'library.json');
  try {
    cached = openLibrary(root, readFileSync(file, 'utf8'));
    return cached;
  } catch (error) {
    throw new Error('Cannot read .generated/library.json: run `npm run build` or `npm start` first', { cause: error });
  }
}
