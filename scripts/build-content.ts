import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { writeLibrary } from '@/lib/content/library-files';
import { readContent } from '@/lib/content/read-content';

/**
 * Read and check all content and write the library to `.generated/`. With errors nothing is written.
 *
 * @param options.tolerant write in spite of errors and with entries in the making, for working on content
 * @throws with all messages if the content is wrong
 */
export async function buildContent(root: string, options: { tolerant?: boolean } = {}): Promise<void> {
  const { library, files } = await buildLibrary(await readContent(root), new Date().toISOString().slice(0, 10), {
    drafts: options.tolerant ?? false,
  });
  const { text, errors } = formatMessages(files);
  if (errors > 0 && !options.tolerant) throw new Error(`${text}\nCannot build: ${errors} errors in content/`);
  if (errors > 0) console.error(text);
  await writeLibrary(root, library);
}
