/**
 * Build the site in the current folder and print, as lines of JSON, when each part began and ended and what it wrote.
 *
 *   node --import tsx scripts/bench/build-measured.ts
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { explainFault } from '@/lib/serve/explain-fault';
import { buildSite } from '@/scripts/build-site';
import type { RunStage } from '@/scripts/run-stages';

/** One line that this command prints. */
export interface StageEvent {
  stage: string;
  /** Milliseconds since 1970. */
  at: number;
  /** What the part added to its folder; absent where it begins. */
  written?: FolderSize;
}

export interface FolderSize {
  files: number;
  bytes: number;
}

const root = process.cwd();

/** Where each part writes; the others write into the site. */
const folders: Record<string, string> = {
  Content: '.generated',
  'Search index': 'public/search-index',
  Tables: 'public/tables',
  'Stylesheet and islands': 'public/assets',
  Pages: '.generated/export',
  'Replacing the site': 'out',
};

const stage: RunStage = async (name, run) => {
  const folder = path.join(root, folders[name] ?? 'out.next');
  const isReplaced = folders[name] !== undefined;
  const before = isReplaced ? { files: 0, bytes: 0 } : sizeOf(folder);
  print({ stage: name, at: Date.now() });
  const result = await run();
  const at = Date.now();
  const after = sizeOf(folder);
  print({ stage: name, at, written: { files: after.files - before.files, bytes: after.bytes - before.bytes } });
  return result;
};

function print(event: StageEvent): void {
  console.log(JSON.stringify(event));
}

function sizeOf(folder: string): FolderSize {
  const size = { files: 0, bytes: 0 };
  const visit = (below: string) => {
    for (const entry of readdirSync(below, { withFileTypes: true })) {
      const name = path.join(below, entry.name);
      if (entry.isDirectory()) visit(name);
      else {
        size.files += 1;
        size.bytes += statSync(name).size;
      }
    }
  };
  try {
    visit(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return size;
}

try {
  await buildSite(root, { say: console.error, stage });
} catch (error) {
  console.error(explainFault(error));
  process.exitCode = 1;
}
