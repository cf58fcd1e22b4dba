import type { DecodeView } from './decode-view';
import { getAddresses } from './site-addresses';
import { scriptAddress } from './trusted-script';

declare const DECODE_WORKER: string;

interface Reply {
  id: number;
  view?: DecodeView;
  error?: string;
}

/** Asks the decoder's worker. Only the answer to the latest text counts. */
export class DecodeClient {
  readonly #start: () => Worker;
  readonly #findTables: () => Promise<string>;
  #worker: Worker | undefined;
  #latest = 0;
  #waiting: { resolve: (view: DecodeView) => void; reject: (error: Error) => void } | undefined;

  /**
   * @param start starts the worker, which by default is the site's
   * @param findTables says in which folder the worker finds its tables
   */
  constructor(start: () => Worker = startWorker, findTables: () => Promise<string> = findSiteTables) {
    this.#start = start;
    this.#findTables = findTables;
  }

  /** Load the worker and its tables before the first text. */
  warm(): void {
    void this.#ask(0, '');
  }

  /**
   * @returns what was found; never, if a newer text is asked about meanwhile
   * @throws an error whose message can be shown
   */
  decode(text: string): Promise<DecodeView> {
    const id = ++this.#latest;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      void this.#ask(id, text);
    });
  }

  /** Answers that are still to come no longer matter. */
  forget(): void {
    this.#latest += 1;
    this.#waiting = undefined;
  }

  async #ask(id: number, text: string): Promise<void> {
    const worker = this.#open();
    try {
      const folder = await this.#findTables();
      if (id === this.#latest) worker.postMessage({ id, text, folder });
    } catch {
      this.#settle({ id, error: 'The decoder’s tables could not be loaded.' });
    }
  }

  #open(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#settle(data));
    worker.addEventListener('error', () => {
      worker.terminate();
      this.#worker = undefined;
      this.#waiting?.reject(new Error('The decoder could not be loaded.'));
      this.#waiting = undefined;
    });
    this.#worker = worker;
    return worker;
  }

  #settle({ id, view, error }: Reply): void {
    if (id !== this.#latest) return;
    if (view) this.#waiting?.resolve(view);
    else this.#waiting?.reject(new Error(error ?? 'The decoder gave no answer.'));
    this.#waiting = undefined;
  }
}

async function findSiteTables(): Promise<string> {
  return (await getAddresses()).tables;
}

function startWorker(): Worker {
  return new Worker(scriptAddress(DECODE_WORKER) as unknown as string, { type: 'module' });
}
