import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { readRelease } from '@/lib/serve/release';
import { recoverFolder } from '@/lib/serve/replace-folder';
import { siteOrigin } from '@/lib/settings';
import { withBuildLock } from '@/scripts/build-lock';
import { hashInputs } from '@/scripts/hash-inputs';
import type { RunStage } from '@/scripts/run-stages';

export interface BuildOptions {
  /** Build even if nothing changed, and everything anew. */
  force?: boolean;
  /** Called with one line for each step. */
  say: (line: string) => void;
  /** Instead of telling how long each part took. */
  stage?: RunStage;
}

/** Everything the site is made of, beside `public/`. */
const inputs = [
  'content',
  'app',
  'lib',
  'scripts',
  // A page says how the index answers these.
  'tests/content/relevance.tsv',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** What steps of the build write into `public/`, while they do and when they have. */
const built = /^(?:assets|data|islands|search|search-index|tables)(?:\.next|\.new)?$/;

/**
 * Bring `out/` up to date. Nothing is replaced before everything has succeeded; a second build in the same folder waits.
 *
 * @returns whether anything had to be built
 * @throws with a message for the terminal, see also `explainFault`
 */
export async function buildSite(root: string, { force = false, say, stage }: BuildOptions): Promise<boolean> {
  const out = path.join(root, 'out');
  if (!force && (await isCurrent(out, await hashOf(root)))) return false;
  return withBuildLock(path.join(root, '.generated', 'build.lock'), say, async (lock) => {
    await recoverFolder(out);
    const hash = await hashOf(root);
    if (!force && (await isCurrent(out, hash))) return false;
    // Serving needs none of the compilers, so they are loaded only here.
    const { runStages } = await import('@/scripts/run-stages');
    await runStages({ root, out, inputs: hash, lock, say, stage, reuse: !force });
    return true;
  });
}

async function hashOf(root: string): Promise<string> {
  const children = await readdir(path.join(root, 'public')).catch(() => []);
  const copied = children.filter((name) => !built.test(name)).map((name) => `public/${name}`);
  return hashInputs(root, [...inputs, ...copied.sort()], [siteOrigin(process.env)]);
}

async function isCurrent(out: string, hash: string): Promise<boolean> {
  try {
    await access(path.join(out, 'index.html'));
    return (await readRelease(out))?.inputs === hash;
  } catch {
    return false;
  }
}
