import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildLibrary } from '@/lib/content/build-library';
import { formatMessages } from '@/lib/content/format-messages';
import { readContent } from '@/lib/content/read-content';
import type { Library } from '@/lib/model/library';
import { generateContent } from './generate-content';

/** The library of the project in a folder, from its files: generated content is made of it. */
export async function readOwnLibrary(root: string): Promise<Library> {
  const { library, files } = await buildLibrary(await readContent(root), new Date().toISOString().slice(0, 10));
  const { text, errors } = formatMessages(files);
  if (errors > 0) throw new Error(`${text}\nCannot generate content from content with ${errors} errors`);
  return library;
}

/** Write generated entries and their topics among the content of a copy of the project, until it has so many entries. */
export async function addGeneratedContent(folder: string, library: Library, entries: number): Promise<void> {
  for (const { path: name, text } of generateContent(library, Math.max(0, entries - library.entries.length))) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

/**
 * A library with only so many of its entries: our own, and generated ones in the order they were made in. Topics that hold
 * none of them are left out.
 *
 * @param root folder with our own entries
 */
export async function takeEntries(library: Library, root: string, count: number): Promise<Library> {
  const own = new Set((await readdir(path.join(root, 'content', 'entries'))).map((name) => name.replace(/\.md$/, '')));
  const numberOf = ({ slug }: { slug: string }) => (own.has(slug) ? -1 : Number(/\d+$/.exec(slug)?.[0]));
  const entries = library.entries.toSorted((a, b) => numberOf(a) - numberOf(b)).slice(0, count);
  const kept = new Set(entries.map(({ slug }) => slug));
  const topics = library.topics
    .map((topic) => ({ ...topic, entries: topic.entries.filter((slug) => kept.has(slug)) }))
    .filter((topic) => topic.entries.length > 0);
  return { ...library, entries, topics };
}
