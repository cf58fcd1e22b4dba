import type { Soon } from './soon';

/**
 * How an engine gets a file of the index: the browser fetches, the command line reads from disk.
 *
 * @param again whether what came before was none, or damaged: nothing that keeps copies may answer
 */
export type FetchFile = (name: string, again?: boolean) => Promise<ArrayBuffer | Uint8Array>;

export interface FileCache {
  /** The opened file: itself if it is there, else its promise. Fetched and opened at most once, however many ask. */
  get<T>(name: string, open: (bytes: Uint8Array) => T): Soon<T>;
}

/**
 * A file that can't be fetched or opened is tried once more at once, because most failures are a lost connection that is
 * back, or a damaged copy. If that fails too, the caller gets an error with a sentence for the reader, and the next query
 * tries again.
 */
export function createFileCache(fetchFile: FetchFile): FileCache {
  const waiting = new Map<string, Promise<unknown>>();
  const opened = new Map<string, { file: unknown }>();
  const attempt = async <T>(name: string, open: (bytes: Uint8Array) => T, again: boolean): Promise<T> => {
    const data = await fetchFile(name, again).catch((cause: unknown) => {
      throw new Error(`Cannot load the search file ${name}: check the connection and search again`, { cause });
    });
    try {
      return open(data instanceof Uint8Array ? data : new Uint8Array(data));
    } catch (cause) {
      const reason = (cause as Error).message;
      throw new Error(`Cannot use the search file ${name}, reload the page: ${reason}`, { cause });
    }
  };
  return {
    get<T>(name: string, open: (bytes: Uint8Array) => T): Soon<T> {
      const known = opened.get(name);
      if (known) return known.file as T;
      const coming = waiting.get(name) as Promise<T> | undefined;
      if (coming) return coming;
      const promise = attempt(name, open, false).catch(() => attempt(name, open, true));
      waiting.set(name, promise);
      promise.then(
        (file) => {
          opened.set(name, { file });
          waiting.delete(name);
        },
        () => waiting.delete(name),
      );
      return promise;
    },
  };
}
