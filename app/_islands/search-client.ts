import type { RuntimeAddresses } from '@/lib/runtime-addresses';
import type { SearchResult } from '@/lib/search/search-engine';
import { andThen, type Soon } from '@/lib/search/soon';
import type { AnswerOptions, Question, Reply } from './search-messages';
import { getAddresses } from './site-addresses';
import { scriptAddress } from './trusted-script';

declare const SEARCH_WORKER: string;

/** Answers that are kept: those to the last few words' keys, and to what may follow them. About a megabyte. */
const mostKept = 200;

/**
 * Asks the search worker. Only the answer to the latest question counts; older ones are rejected as aborted. What the
 * worker has answered ahead is there at once.
 */
export class SearchClient {
  #worker: Worker | undefined;
  #latest = 0;
  readonly #waiting = new Map<number, { resolve: (result: SearchResult) => void; reject: (error: Error) => void }>();
  /** Results as JSON by query and options, oldest first. */
  readonly #kept = new Map<string, string>();

  /** Start loading engine and index before the first question, and answer what may be asked first: an empty field. */
  warm(options: AnswerOptions = {}): void {
    this.#ask({ id: this.#begin(), query: '', options, answered: true });
  }

  /**
   * @returns the answer if it is known, else a promise, which is rejected with an `AbortError` if a newer question is
   *   asked meanwhile, or with an error whose message can be shown
   */
  search(query: string, options: AnswerOptions = {}): Soon<SearchResult> {
    const id = this.#begin();
    const known = this.#kept.get(keyOf(query, options));
    if (known) {
      this.#ask({ id, query, options, answered: true });
      return JSON.parse(known);
    }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#ask({ id, query, options, answered: false });
    });
  }

  /** The number of a new question, which the older ones give way to. */
  #begin(): number {
    for (const [older, { reject }] of this.#waiting) {
      reject(new DOMException('A newer question was asked', 'AbortError'));
      this.#waiting.delete(older);
    }
    return ++this.#latest;
  }

  /** The worker's script and the address of its index come at the same time. Once they are there, a question is sent at once. */
  #ask(question: Omit<Question, 'manifest'>): void {
    const worker = this.#open();
    const send = ({ searchManifest }: RuntimeAddresses) =>
      worker.postMessage({ ...question, manifest: searchManifest } satisfies Question);
    const sent = andThen(getAddresses(), send);
    if (sent) sent.catch((error: Error) => this.#settle({ id: question.id, error: `${error.message}.` }));
  }

  #open(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(scriptAddress(SEARCH_WORKER) as unknown as string, { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#settle(data));
    worker.addEventListener('error', () => this.#fail());
    this.#worker = worker;
    return worker;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if ('error' in reply) {
      this.#waiting.delete(reply.id);
      waiting?.reject(new Error(reply.error));
      return;
    }
    const { id, query, options, json } = reply;
    this.#keep(keyOf(query, options), json);
    // Answers ahead come after the answer itself, when nobody waits any more.
    this.#waiting.delete(id);
    waiting?.resolve(JSON.parse(json));
  }

  #keep(key: string, json: string): void {
    this.#kept.delete(key);
    this.#kept.set(key, json);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > mostKept) this.#kept.delete(oldest);
  }

  /** The worker itself could not be loaded: the next question tries again. */
  #fail(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) {
      reject(new Error('Search could not be loaded. Check the connection and try again.'));
    }
    this.#waiting.clear();
  }
}

function keyOf(query: string, options: AnswerOptions): string {
  return JSON.stringify([query, options]);
}
