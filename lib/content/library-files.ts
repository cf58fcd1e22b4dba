import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Library, Section } from '../model/library';

/**
 * The library on disk: `library.json` with everything but the texts of entries and topics, which lie one after the other
 * in a file beside it, named by its contents. Pages are rendered by several processes; each reads the former whole, and of
 * the latter only what it shows. So memory does not grow with the texts, and no value is too large for one string.
 */
interface StoredLibrary extends Omit<Library, 'entries' | 'topics'> {
  /** Name of the file with the texts; absent where they stand in the pages themselves. */
  texts?: string;
  entries: StoredPage[];
  topics: StoredPage[];
}

/** A page whose sections are elsewhere: from which byte, and how many. */
interface StoredPage {
  sections: Section[] | [start: number, length: number];
}

const folderName = '.generated';
const fileName = 'library.json';

/** Pages whose sections are kept in memory: a page is read several times while it is rendered. */
const keptPages = 32;

/** Write a library so that a reader has the old or the new one, never a part. */
export async function writeLibrary(root: string, library: Library): Promise<void> {
  const folder = path.join(root, folderName);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, 'texts.next');
  const { hash, places } = await writeTexts(temporary, [...library.entries, ...library.topics]);
  const texts = `texts-${hash}.json`;
  const stored = (pages: readonly { sections: Section[] }[], first: number) =>
    pages.map((page, index) => ({ ...page, sections: places[first + index] ?? [] }));
  const whole = {
    ...library,
    texts,
    entries: stored(library.entries, 0),
    topics: stored(library.topics, library.entries.length),
  };
  await rename(temporary, path.join(folder, texts));
  const target = path.join(folder, fileName);
  const file = await open(`${target}.next`, 'w');
  try {
    await file.writeFile(JSON.stringify(whole));
  } finally {
    await file.close();
  }
  const before = await textsOf(target);
  await rename(`${target}.next`, target);
  await removeOthers(folder, new Set([texts, before]));
}

/** @returns for each page where its sections begin, and how many bytes they have */
async function writeTexts(
  target: string,
  pages: readonly { sections: Section[] }[],
): Promise<{ hash: string; places: [number, number][] }> {
  const hash = createHash('sha256');
  const places: [number, number][] = [];
  const file = await open(target, 'w');
  let start = 0;
  try {
    for (const { sections } of pages) {
      const bytes = Buffer.from(`${JSON.stringify(sections)}\n`);
      await file.write(bytes);
      hash.update(bytes);
      places.push([start, bytes.length]);
      start += bytes.length;
    }
  } finally {
    await file.close();
  }
  return { hash: hash.digest('hex').slice(0, 12), places };
}

/** Name of the texts of the library that is there: a process that has read it may still ask for them. */
async function textsOf(file: string): Promise<string> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as StoredLibrary).texts ?? '';
  } catch {
    return '';
  }
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder))
    if (/^texts-[0-9a-f]+\.json$/.test(name) && !kept.has(name)) await rm(path.join(folder, name), { force: true });
}

/**
 * Make a library of what was stored. The sections of a page are read when they are asked for.
 *
 * @param text of `library.json`
 */
export function openLibrary(root: string, text: string): Library {
  const { texts, ...library } = JSON.parse(text) as StoredLibrary;
  if (texts === undefined) return library as unknown as Library;
  const read = textReader(path.join(root, folderName, texts));
  for (const page of [...library.entries, ...library.topics]) {
    const [start, length] = page.sections as [number, number];
    Object.defineProperty(page, 'sections', { enumerable: true, get: () => read(start, length) });
  }
  return library as unknown as Library;
}

function textReader(file: string): (start: number, length: number) => Section[] {
  const kept = new Map<number, Section[]>();
  return (start, length) => {
    const known = kept.get(start);
    if (known) return known;
    const sections = JSON.parse(readBytes(file, start, length).toString('utf8')) as Section[];
    kept.set(start, sections);
    for (const first of kept.keys()) {
      if (kept.size <= keptPages) break;
      kept.delete(first);
    }
    return sections;
  };
}

function readBytes(file: string, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = 0; read < length; ) {
      const count = readSync(descriptor, bytes, read, length - read, start + read);
      if (count === 0) throw new RangeError(`Unexpected end of ${file}, expected ${length} bytes from ${start}`);
      read += count;
    }
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}
