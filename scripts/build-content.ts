import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { writeLibrary } from '@/lib/content/library-files';
import { readContent } from '@/lib/content/read-content';
import { openTextCache, type TextCache } from '@/lib/content/text-cache';
import { hashInputs } from '@/scripts/hash-inputs';

export interface ContentOptions {
  /** Write in spite of errors and with entries in the making, for working on content. */
  tolerant?: boolean;
  /** Whether texts that an earlier build rendered are taken from it; no by default. */
  reuse?: boolean;
}

/**
 * Read and check all content and write the library to `.generated/`. With errors nothing is written.
 *
 * @throws with all messages if the content is wrong
 */
export async function buildContent(
  root: string,
  { tolerant = false, reuse = false }: ContentOptions = {},
): Promise<void> {
  const texts = reuse ? await openTexts(root) : undefined;
  const { library, files } = await buildLibrary(await readContent(root), new Date().toISOString().slice(0, 10), {
    drafts: tolerant,
    texts,
  });
  const { text, errors } = formatMessages(files);
  if (errors > 0 && !tolerant) throw new Error(`${text}\nCannot build: ${errors} errors in content/`);
  if (errors > 0) console.error(text);
  await writeLibrary(root, library);
  texts?.tidy();
}

/** Rendering depends on all code of `lib` and its packages, on the tables whose names it links, and on the figures. */
async function openTexts(root: string): Promise<TextCache> {
  const tables = (await readdir(path.join(root, 'content', 'errors'), { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => `content/errors/${name}`);
  const inputs = ['lib', 'package-lock.json', 'content/reference', 'content/figures', ...tables.sort()];
  return openTextCache(path.join(root, '.generated', 'texts'), await hashInputs(root, inputs, [process.version]));
}
