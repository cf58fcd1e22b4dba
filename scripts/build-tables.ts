import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogOf } from '@/lib/content/catalog';
import { wantedCodes } from '@/lib/content/wanted-codes';
import { buildCodeShards } from '@/lib/errors/code-shards';
import { buildDecodeTables } from '@/lib/errors/decode-tables';
import type { Library } from '@/lib/model/library';
import { codeAnchor, url } from '@/lib/site';
import type { SuggestionTable } from '@/lib/suggestions';

export interface BuiltTables {
  /** Address of the folder, `/tables/<hash of everything in it>/`. */
  folder: string;
  files: number;
  bytes: number;
}

/**
 * Write the exact tables that browsers look codes up in, those of the decoder, and what search suggests, to `public/tables/<hash>/`. The
 * folder is named by its contents, so files may be kept for ever, and tables of two builds are never mixed.
 */
export async function buildTables(library: Library, root: string): Promise<BuiltTables> {
  const notes = new Map(library.notes.map((note) => [note.key, note.meaning]));
  const { codes, families, domains, blocks } = library;
  const files = [
    ...buildCodeShards(codes, families, domains, blocks, notes),
    { name: 'decode', json: buildDecodeTables(library) },
    { name: 'suggestions', json: suggestionsOf(library) },
  ];
  const texts = files.map(({ name, json }) => ({ name: `${name}.json`, text: JSON.stringify(json) }));
  const hash = createHash('sha256');
  for (const { name, text } of texts) hash.update(`${name}\0${text}\0`);
  const id = hash.digest('hex').slice(0, 12);

  const target = path.join(root, 'public', 'tables');
  const next = `${target}.next`;
  await rm(next, { recursive: true, force: true });
  await mkdir(path.join(next, id), { recursive: true });
  for (const { name, text } of texts) await writeFile(path.join(next, id, name), text);
  await rm(target, { recursive: true, force: true });
  await rename(next, target);
  return {
    folder: `/tables/${id}/`,
    files: texts.length,
    bytes: texts.reduce((sum, { text }) => sum + text.length, 0),
  };
}

/** What the search field offers before a word is typed. */
function suggestionsOf(library: Library): SuggestionTable {
  return {
    popular: wantedCodes(catalogOf(library), 6).map((code) => ({
      title: `${code.code} ${code.symbol || code.domain}`,
      url: url.number(code.code, codeAnchor(code)),
    })),
    topics: library.topics.map(({ title, slug }) => ({ title, url: url.topic(slug) })),
  };
}
