import { decodeText } from './bytes';
import { lettersAsTerms, nearbyShards } from './common-letters';
import type { FileCache } from './file-cache';
import { fileName, type SearchHead } from './head';
import type { IndexReader } from './index-reader';
import { andThen, type Soon, together } from './soon';
import type { StoreChunk } from './store';
import { backwards, joinBlocks, lowerBound, openTermShard, shardOf, shardsAround } from './term-shards';

/** Reads static files, fetching those that a query needs and no others. */
export function openStaticReader(head: SearchHead, cache: FileCache): IndexReader {
  let next = 0;
  /** Number of the first section of each chunk. */
  const firsts = head.chunks.map((step) => {
    next += step;
    return next;
  });
  const chunkOf = (section: number) => lowerBound(firsts, section + 1) - 1;
  const shardAt = (index: number) => cache.get(fileName(head.termFiles, index), openTermShard);
  const chunkAt = (index: number) => cache.get(fileName(head.chunkFiles, index), openChunk);

  return {
    around(term, start) {
      return andThen(together(shardsAround(head.terms, term, start).map(shardAt)), joinBlocks);
    },
    prefetch(term) {
      Promise.resolve(shardAt(shardOf(head.terms, term))).catch(() => undefined);
    },
    endingsAround(term) {
      if (head.endings.length === 0) return undefined;
      const index = shardOf(head.endings, backwards(term));
      return cache.get(fileName(head.endingFiles, index), openTermShard);
    },
    continuing(start) {
      const letters = head.letters?.[start];
      if (letters !== undefined) return lettersAsTerms(start, letters);
      const first = shardOf(head.terms, start);
      const end = shardOf(head.terms, `${start}\u{10ffff}`) + 1;
      if (end - first <= nearbyShards) return andThen(together(range(first, end).map(shardAt)), joinBlocks);
      // The first terms of so many files are a fair sample of what is in them.
      const terms = head.terms.slice(first, end);
      return { terms, pages: terms.map(() => 1) };
    },
    get(term) {
      return andThen(shardAt(shardOf(head.terms, term)), ({ terms, pages, lists }) => {
        const index = lowerBound(terms, term);
        return terms[index] === term ? { lists: lists(index), pages: pages[index] as number } : undefined;
      });
    },
    readSection(page, section) {
      return andThen(chunkAt(chunkOf(section)), (chunk) => {
        const stored = chunk.pages.find(([first]) => first === page * 16);
        const text = chunk.sections.find(([number]) => number === section);
        if (!stored || !text) throw new TypeError('Unexpected search file');
        return { stored, text };
      });
    },
    readSections(start, end) {
      const chunks: Soon<StoreChunk>[] = [];
      for (let index = chunkOf(start); (firsts[index] ?? end) < end; index++) chunks.push(chunkAt(index));
      return andThen(together(chunks), (all) =>
        all.flatMap((chunk) => chunk.sections).filter(([number]) => number >= start && number < end),
      );
    },
  };
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** @throws {TypeError} if the file is something else */
function openChunk(bytes: Uint8Array): StoreChunk {
  const chunk = JSON.parse(decodeText(bytes)) as Partial<StoreChunk> | null;
  if (!chunk?.pages || !chunk.sections) throw new TypeError('Unexpected search file');
  return chunk as StoreChunk;
}
