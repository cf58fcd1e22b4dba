import type { DecodeView } from './decode-view';
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
  #worker: Worker | undefined;
  #latest = 0;
  #waiting: { resolve: (view: DecodeView) => void; reject: (error: Error) => void } | undefined;

  /** @param start starts the worker, which by default is the site's */
  constructor(start: () => Worker = startWorker) {
    this.#start = start;
  }

  /** Load the worker and its tables before the first text. */
  warm(): void {
    this.#open().postMessage({ id: 0, text: '' });
  }

  /**
   * @returns what was found; never, if a newer text is asked about meanwhile
   * @throws an error whose message can be shown
   */
  decode(text: string): Promise<DecodeView> {
    const id = ++this.#latest;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#open().postMessage({ id, text });
    });
  }

  /** Answers that are still to come no longer matter. */
  forget(): void {
    this.#latest += 1;
    this.#waiting = undefined;
  }

  #open(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.addEventListener('message', ({ data: { id, view, error } }: MessageEvent<Reply>) => {
      if (id !== this.#latest) return;
      if (view) this.#waiting?.resolve(view);
      else this.#waiting?.reject(new Error(error ?? 'The decoder gave no answer.'));
      this.#waiting = undefined;
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      this.#worker = undefined;
      this.#waiting?.reject(new Error('The decoder could not be loaded.'));
      this.#waiting = undefined;
    });
    this.#worker = worker;
    return worker;
  }
}

function startWorker(): Worker {
  return new Worker(scriptAddress(DECODE_WORKER) as unknown as string, { type: 'module' });
}
