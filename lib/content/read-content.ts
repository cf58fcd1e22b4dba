import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pMap from 'p-map';
import { type ContentFile, type ContentFiles, contentFile } from './content-file';

/** Open at a time: systems allow a process some hundreds, and there may be tens of thousands of entries. */
const filesAtOnce = 64;

/**
 * Read everything below `content/`. Files and folders that are missing count as empty; anything else that goes wrong
 * with the disk is thrown with its cause.
 *
 * @param root folder that holds `content/`
 */
export async function readContent(root: string): Promise<ContentFiles> {
  const folder = (name: string, extension: string) => readFolder(root, `content/${name}`, extension);
  const one = (name: string) => readOne(root, `content/${name}`);
  const tables = await folder('errors', '.tsv');
  const special = new Set(['domains', 'ranges', 'messages', 'open-directory-to-directory-services']);
  return {
    captures: { text: await folder('captures', '.txt'), maps: await folder('captures', '.yml') },
    posts: await folder('posts', '.md'),
    entries: await folder('entries', '.md'),
    drafts: await folder('drafts', '.md'),
    topics: await folder('topics', '.md'),
    paths: await folder('paths', '.yml'),
    figures: await folder('figures', '.yml'),
    errors: {
      tables: tables.filter((file) => !special.has(file.name)),
      notes: await folder('errors/notes', '.md'),
      families: await one('errors/families.yml'),
      domains: await one('errors/domains.tsv'),
      ranges: await one('errors/ranges.tsv'),
      messages: await one('errors/messages.tsv'),
      translations: await one('errors/open-directory-to-directory-services.tsv'),
    },
    reference: { tables: await folder('reference', '.tsv'), index: await one('reference/tables.yml') },
    vocabulary: await one('vocabulary.yml'),
  };
}

async function readFolder(root: string, folder: string, extension: string): Promise<ContentFile[]> {
  const names = await readdir(path.join(root, folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Error(`Cannot read folder ${folder}: ${error.message}`, { cause: error });
  });
  const wanted = names.filter((name) => name.endsWith(extension) && name !== 'README.md').sort();
  return pMap(wanted, (name) => readOne(root, `${folder}/${name}`), { concurrency: filesAtOnce });
}

async function readOne(root: string, name: string): Promise<ContentFile> {
  try {
    return contentFile(name, await readFile(path.join(root, name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return contentFile(name, new Uint8Array());
    throw new Error(`Cannot read ${name}: ${(error as Error).message}`, { cause: error });
  }
}
