import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '@/lib/content/build-library';
import { catalogOf } from '@/lib/content/catalog';
import { contentFile } from '@/lib/content/content-file';
import { readContent } from '@/lib/content/read-content';
import { openTextCache } from '@/lib/content/text-cache';
import { buildCodeShards } from '@/lib/errors/code-shards';
import type { Library } from '@/lib/model/library';
import { drawPreview } from '@/lib/publish/draw-preview';
import { previewCards } from '@/lib/publish/preview-card';
import { buildSearchIndex } from '@/lib/search/build-search';
import { machineFiles } from '@/scripts/build-machine-files';

const origin = 'https://errsec.example';
const slug = 'keychain-missing-entitlement-34018';
let before: Library;
let after: Library;

/** Two libraries that differ in one sentence of one entry. */
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'errsec-texts-'));
  const texts = openTextCache(folder, 'one build after the other');
  ({ library: before } = await buildLibrary(await readContent(process.cwd()), '2100-01-01', { texts }));
  const again = await readContent(process.cwd());
  const place = again.entries.findIndex(({ name }) => name === slug);
  const text = again.entries[place]?.text?.replace('the group string was wrong', 'the call names another team');
  again.entries[place] = contentFile(`content/entries/${slug}.md`, new TextEncoder().encode(text));
  ({ library: after } = await buildLibrary(again, '2100-01-01', { texts }));
  return () => rmSync(folder, { recursive: true });
});

/** Names whose contents are not the same in both. */
function changed<Contents>(first: Iterable<[string, Contents]>, second: Iterable<[string, Contents]>): string[] {
  const [a, b] = [new Map(first), new Map(second)];
  const text = (contents: Contents | undefined) =>
    contents instanceof Uint8Array ? Buffer.from(contents).toString('latin1') : contents;
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => text(a.get(name)) !== text(b.get(name)));
}

test('of the files for machines only the two forms of the entry change', () => {
  expect(changed(machineFiles(before, origin), machineFiles(after, origin)).sort()).toEqual([
    `/api/v1/entries/${slug}.json`,
    `/entries/${slug}.md`,
  ]);
});

test('no preview image and no table of codes changes', () => {
  const images = (library: Library) =>
    previewCards(library).map((card): [string, string] => [card.address, drawPreview(card)]);
  expect(changed(images(before), images(after))).toEqual([]);
  const tables = ({ codes, families, domains, blocks, notes }: Library) =>
    buildCodeShards(codes, families, domains, blocks, new Map(notes.map((note) => [note.key, note.meaning])));
  expect(tables(after)).toEqual(tables(before));
});

test('most files of the search index stay as they are', () => {
  const [first, second] = [buildSearchIndex(before), buildSearchIndex(after)];
  const kept = [...second.files.keys()].filter((name) => first.files.has(name)).length;
  expect(second.head).not.toBe(first.head);
  // The file with the text and its 63 neighbours, which share a hash, and those with the lists of the words that came and went.
  expect(second.files.size - kept).toBeLessThan(250);
});

test('only pages that show the sentence or list it have other words', () => {
  const lists = (library: Library) =>
    catalogOf(library).library.entries.map(({ sections, ...listed }): [string, string] => [
      listed.slug,
      JSON.stringify(listed),
    ]);
  expect(changed(lists(before), lists(after))).toEqual([]);
  const texts = (library: Library) =>
    library.entries.map((entry): [string, string] => [entry.slug, JSON.stringify(entry.sections)]);
  expect(changed(texts(before), texts(after))).toEqual([slug]);
});
