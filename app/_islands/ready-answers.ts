import { createFileCache } from '@/lib/search/file-cache';
import { openReadyAnswers, readyAnswersName } from '@/lib/search/ready-answers';
import type { SearchResult } from '@/lib/search/search-engine';
import { fetchFile } from './fetch-file';
import { getAddresses } from './site-addresses';

/** Files that are loaded one after the other for a query: as many keys as may be typed while one comes. */
const mostAtOnce = 3;

/**
 * Ready answers to the first letters of a query. A file has what one letter more than its start finds, and names the files
 * of longer starts: so they come one after the other, as the letters do.
 */
export class ReadyAnswerFiles {
  readonly #answers = new Map<string, SearchResult>();
  /** Address of each start's file, as far as they are known. */
  readonly #addresses = new Map<string, string>();
  readonly #files = createFileCache(fetchFile);
  #unread = false;

  /** What a query finds, if a file that was loaded has it. Not to be changed: everybody gets the same. */
  get(query: string): SearchResult | undefined {
    return this.#answers.get(query);
  }

  /** Whether there is a file for what comes after the query. */
  has(query: string): boolean {
    return this.#addresses.has(query);
  }

  /**
   * Load what the next key may need, with the files that lead there, unless they are too many: a pasted word has its answer
   * sooner from the engine. Where one can't be read, none is read any more.
   */
  async load(query: string): Promise<void> {
    if (this.#unread || !/^[a-z]*$/.test(query)) return;
    const { readyAnswers } = await getAddresses();
    if (!readyAnswers) return;
    this.#addresses.set('', readyAnswers);
    let known = query.length;
    while (!this.#addresses.has(query.slice(0, known))) known--;
    if (query.length - known > mostAtOnce) return;
    try {
      for (let length = known; length <= query.length; length++) await this.#read(query.slice(0, length));
    } catch {
      this.#unread = true;
      this.#addresses.clear();
    }
  }

  async #read(start: string): Promise<void> {
    const address = this.#addresses.get(start);
    if (address === undefined) return;
    const folder = address.slice(0, address.lastIndexOf('/') + 1);
    const open = (bytes: Uint8Array) => openReadyAnswers(new TextDecoder().decode(bytes));
    const { answers, next } = await this.#files.get(address, open);
    for (const [query, answer] of Object.entries(answers)) this.#answers.set(query, answer);
    for (const [query, hash] of Object.entries(next))
      this.#addresses.set(query, folder + readyAnswersName(query, hash));
  }
}
