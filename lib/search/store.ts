import type { Platform } from '../model/ids';
import type { Status } from '../model/status';
import type { SearchPage } from './record';

/** Raw bytes of text a chunk of the store holds before the next one starts; a hit fetches one chunk. */
export const chunkSize = 3000;

/** What a hit shows, without the keys: there are thousands of these. */
export type StoredPage = [
  number: number,
  url: string,
  title: string,
  status: Status | '',
  reviewed: string,
  topics: string[],
  tags: string[],
  platforms: Platform[],
];

export type StoredSection = [number: number, anchor: string, heading: string, text: string, title: string];

export interface StoreChunk {
  pages: StoredPage[];
  sections: StoredSection[];
}

/** A page with the number of its first section, a multiple of 16. */
export interface NumberedPage extends SearchPage {
  first: number;
}

/**
 * Cut the texts into chunks. Small pages share one; a long page is cut between sections, and each of its chunks says
 * what page it is, so that one fetch is enough for one hit.
 */
export function writeStore(pages: readonly NumberedPage[]): { firsts: number[]; chunks: StoreChunk[] } {
  const chunks: StoreChunk[] = [];
  const firsts: number[] = [];
  let size = chunkSize;
  for (const page of pages) {
    page.sections.forEach((section, index) => {
      const cost = 60 + section.text.length + section.heading.length + (index === 0 ? page.title.length : 0);
      if (size + cost > chunkSize && size > 0) {
        chunks.push({ pages: [], sections: [] });
        firsts.push(page.first + index);
        size = 0;
      }
      const chunk = chunks.at(-1) as StoreChunk;
      if (chunk.pages.at(-1)?.[0] !== page.first) chunk.pages.push(storedPage(page));
      chunk.sections.push([page.first + index, section.anchor, section.heading, section.text, section.title ?? '']);
      size += cost;
    });
  }
  return { firsts, chunks };
}

function storedPage(page: NumberedPage): StoredPage {
  const { first, url, title, status = '', reviewed = '', topics, tags, platforms } = page;
  return [first, url, title, status, reviewed, topics, tags, platforms];
}
