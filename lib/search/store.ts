import type { Platform } from '../model/ids';
import type { Status } from '../model/status';
import type { SearchPage } from './record';

/** Characters a chunk of the store aims at; a hit fetches one chunk. */
export const chunkSize = 3000;

/** A page up to this size is not cut, so that pages of the usual size have one chunk each and cost the head nothing. */
const wholePage = 4500;

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
  let size = 0;
  for (const page of pages) {
    const costs = page.sections.map((section) => 60 + section.text.length + section.heading.length);
    const whole = costs.reduce((sum, cost) => sum + cost, page.title.length);
    page.sections.forEach((section, index) => {
      const next = index === 0 && whole <= wholePage ? whole : (costs[index] as number);
      const fits = size + next <= chunkSize || (index > 0 && whole <= wholePage);
      if (chunks.length === 0 || (!fits && size > 0)) {
        chunks.push({ pages: [], sections: [] });
        firsts.push(page.first + index);
        size = 0;
      }
      const chunk = chunks.at(-1) as StoreChunk;
      if (chunk.pages.at(-1)?.[0] !== page.first) chunk.pages.push(storedPage(page));
      chunk.sections.push([page.first + index, section.anchor, section.heading, section.text, section.title ?? '']);
      size += costs[index] as number;
    });
  }
  return { firsts, chunks };
}

function storedPage(page: NumberedPage): StoredPage {
  const { first, url, title, status = '', reviewed = '', topics, tags, platforms } = page;
  return [first, url, title, status, reviewed, topics, tags, platforms];
}
