import type { RuntimeAddresses } from '@/lib/runtime-addresses';
import type { SearchOptions, SearchResult } from '@/lib/search/search-engine';
import { andThen } from '@/lib/search/soon';
import { getAddresses } from './site-addresses';
import { scriptAddress } from './trusted-script';

declare const SEARCH_WORKER: string;

interface Question {
  id: number;
  query: string;
  options: Omit<SearchOptions, 'signal'>;
}

interface Reply {
  id: number;
  result?: SearchResult;
  error?: string;
}

/** Asks the search worker. Only the answer to the latest question counts; older ones are rejected as aborted. */
export class SearchClient {
  #worker: Worker | undefined;
  #latest = 0;
  readonly #waiting = new Map<number, { resolve: (result: SearchResult) => void; reject: (error: Error) => void }>();

  /** Start loading engine and index before the first question. */
  warm(): void {
    this.#ask({ id: 0, query: '', options: {} });
  }

  /** @throws an `AbortError` if a newer question was asked meanwhile, or an error whose message can be shown */
  search(query: string, options: Omit<SearchOptions, 'signal'> = {}): Promise<SearchResult> {
    const id = ++this.#latest;
    for (const [older, { reject }] of this.#waiting) {
      reject(new DOMException('A newer question was asked', 'AbortError'));
      this.#waiting.delete(older);
    }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#ask({ id, query, options });
    });
  }

  /** The worker's script and the address of its index come at the same time. Once they are there, a question is sent at once. */
  #ask(question: Question): void {
    const worker = this.#open();
    const send = ({ searchManifest }: RuntimeAddresses) =>
      worker.postMessage({ ...question, manifest: searchManifest });
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

  #settle({ id, result, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (result) waiting?.resolve(result);
    else waiting?.reject(new Error(error ?? 'Search gave no answer'));
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
