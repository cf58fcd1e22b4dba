import type { RuntimeAddresses } from '@/lib/runtime-addresses';
import type { SearchHit, SearchResult } from '@/lib/search/search-engine';
import { andThen, type Soon } from '@/lib/search/soon';
import { afterDrawing } from './after-drawing';
import type { ReadyAnswerFiles } from './ready-answers';
import { savesData } from './saves-data';
import type { AnswerOptions, Question, Reply } from './search-messages';
import { getAddresses } from './site-addresses';
import { scriptAddress } from './trusted-script';

declare const SEARCH_WORKER: string;

/** Answers that are kept: those to the last few words' keys, and to what may follow them. About a megabyte. */
const mostKept = 200;

/** A question that the page has the answer to. */
type Known = Omit<Question, 'manifest' | 'volumes'> & { found: readonly SearchHit[] };

interface Waiting {
  query: string;
  resolve: (result: SearchResult) => void;
  reject: (error: Error) => void;
  /** The files of ready answers that may answer it have come, or won't. */
  files: Promise<void>;
}

/**
 * Asks the search worker. Only the answer to the latest question counts; older ones are rejected as aborted. What the
 * worker has answered ahead is there at once.
 */
export class SearchClient {
  #worker: Worker | undefined;
  #latest = 0;
  readonly #waiting = new Map<number, Waiting>();
  /** Results as JSON by query and options, oldest first. */
  readonly #kept = new Map<string, string>();

  /** @param ready answers that were found when the site was built; only for questions with the options they have */
  constructor(private readonly ready?: ReadyAnswerFiles) {}

  /**
   * Start loading engine and index before the first question, and get ready for what may be asked first.
   *
   * @param beginning what is typed and no question yet: nothing, or a letter
   */
  warm(options: AnswerOptions = {}, beginning = ''): void {
    void this.#loadReady(beginning);
    this.#ask({ id: this.#begin(), query: beginning, options, found: [] });
  }

  /**
   * @returns the answer if it is known, else a promise, which is rejected with an `AbortError` if a newer question is
   *   asked meanwhile, or with an error whose message can be shown
   */
  search(query: string, options: AnswerOptions = {}): Soon<SearchResult> {
    const id = this.#begin();
    const known = this.#known(query, options);
    if (known) {
      void this.#prepare({ id, query, options, found: known.hits });
      return known;
    }
    const files = this.#loadReady(query);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { query, resolve, reject, files });
      this.#ask({ id, query, options });
    });
  }

  #known(query: string, options: AnswerOptions): SearchResult | undefined {
    const kept = this.#kept.get(keyOf(query, options));
    if (kept) return JSON.parse(kept);
    const ready = this.ready?.get(query);
    return ready && structuredClone(ready);
  }

  /**
   * What the next key may need is asked for when what this one has found is drawn. The worker stops what it does for the key
   * before at once: on few processors a page is drawn late while others compute.
   */
  async #prepare(known: Known): Promise<void> {
    this.#worker?.postMessage(undefined);
    await afterDrawing();
    if (known.id !== this.#latest) return;
    this.#askAhead(known);
    await this.#loadReady(known.query);
  }

  /** Where the next key is answered by a file, the worker gets ready for the word that the query seems to begin. */
  #askAhead(question: Known): void {
    const { id, query, options, found } = question;
    if (!this.ready?.has(query)) {
      this.#ask(question);
      return;
    }
    const word = completed(query, found);
    if (word !== undefined && !this.#kept.has(keyOf(word, options))) this.#ask({ id, query: word, options });
  }

  /** What comes in time answers a question before the worker does; without it the worker answers all. */
  async #loadReady(query: string): Promise<void> {
    if (!this.ready || savesData()) return;
    await this.ready.load(query).catch(() => undefined);
    for (const [id, waiting] of this.#waiting) {
      const ready = this.ready.get(waiting.query);
      if (!ready) continue;
      this.#waiting.delete(id);
      waiting.resolve(structuredClone(ready));
    }
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
  #ask(question: Omit<Question, 'manifest' | 'volumes'>): void {
    const worker = this.#open();
    const send = ({ searchManifest, volumes }: RuntimeAddresses) =>
      worker.postMessage({ ...question, manifest: searchManifest, volumes } satisfies Question);
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
      this.#giveUp(reply.id, reply.error);
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
    for (const id of this.#waiting.keys()) {
      this.#giveUp(id, 'Search could not be loaded. Check the connection and try again.');
    }
  }

  /** What the worker can't answer a file may, which is still on its way. */
  async #giveUp(id: number, error: string): Promise<void> {
    const waiting = this.#waiting.get(id);
    await waiting?.files;
    if (this.#waiting.delete(id)) waiting?.reject(new Error(error));
  }
}

function keyOf(query: string, options: AnswerOptions): string {
  return JSON.stringify([query, options]);
}

/** The word that an unfinished one is the start of in the best hit that has more of it. */
function completed(query: string, hits: readonly SearchHit[]): string | undefined {
  const matched = hits.flatMap((hit) => hit.matched);
  return matched.find(({ how, typed }) => how === 'prefix' && typed === query)?.found;
}
