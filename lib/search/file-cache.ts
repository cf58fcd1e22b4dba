/** How an engine gets a file of the index: the browser fetches, the command line reads from disk. */
export type FetchFile = (name: string) => Promise<ArrayBuffer | Uint8Array>;

export interface FileCache {
  /** The opened file; fetched and opened at most once, however many ask. */
  get<T>(name: string, open: (bytes: Uint8Array) => T): Promise<T>;
}

/**
 * A failed fetch is tried once more at once, because most failures are a lost connection that is back. If that fails
 * too, the caller gets an error with a sentence for the reader, and the next query tries again.
 */
export function createFileCache(fetchFile: FetchFile): FileCache {
  const opened = new Map<string, Promise<unknown>>();
  const load = async (name: string) => {
    try {
      return await fetchFile(name);
    } catch {
      try {
        return await fetchFile(name);
      } catch (error) {
        throw new Error(`Cannot load the search file ${name}: check the connection and search again`, { cause: error });
      }
    }
  };
  return {
    get<T>(name: string, open: (bytes: Uint8Array) => T): Promise<T> {
      const known = opened.get(name) as Promise<T> | undefined;
      if (known) return known;
      const promise = load(name).then((data) => open(data instanceof Uint8Array ? data : new Uint8Array(data)));
      opened.set(name, promise);
      promise.catch(() => opened.delete(name));
      return promise;
    },
  };
}
