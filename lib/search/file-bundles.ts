import { decodeText } from './bytes';
import type { FetchFile } from './file-cache';

export interface FileBundles {
  fetch: FetchFile;
  /** Whether files may come with their neighbours from now on: only where nobody waits for one. */
  widen(wide: boolean): void;
  /**
   * Fetch volumes (see `buildVolumes`) one after the other, once: what is in them is not fetched any more. It ends where
   * one can't be read, or comes so slowly that what is asked next had better come by itself. Throws nothing.
   */
  readVolumes(names: readonly string[]): Promise<void>;
}

/** Milliseconds for a volume, where two megabits a second would do. */
const volumeMs = 1000;

/**
 * Files of an index, one by one for an answer that somebody waits for, and with their neighbours for one that may be asked
 * for next: a bundle comes in the time of a file, and the next guess needs fewer. What came damaged is fetched by itself.
 * Where one bundle can't be read, none is any more. Volumes are bundles too, of as many files as will be needed sooner or
 * later by whoever goes on typing.
 *
 * @param fetchFile fetches bundles too; what it throws for a file is thrown on
 */
export function createFileBundles(fetchFile: FetchFile): FileBundles {
  const files = new Map<string, Uint8Array>();
  const bundles = new Map<string, Promise<void>>();
  let volumes: Promise<void> | undefined;
  let wide = false;
  let unread = false;
  /** Takes apart what `writeBundle` put together. */
  const read = async (bundle: string) => {
    const bytes = new Uint8Array(await fetchFile(bundle));
    let at = bytes.indexOf(10) + 1;
    const list: [string, number][] = JSON.parse(decodeText(bytes.subarray(0, at)));
    for (const [name, length] of list) {
      files.set(name, bytes.subarray(at, at + length));
      at += length;
    }
  };
  const giveUp = () => {
    unread = true;
  };
  const readAll = async (names: readonly string[]) => {
    for (const name of names) {
      const started = performance.now();
      await read(name);
      if (performance.now() - started > volumeMs) return;
    }
  };
  return {
    async fetch(name, again) {
      if (again) return fetchFile(name, again);
      const bundle = files.has(name) ? '' : bundleOf(name);
      if (wide && !unread && bundle && !bundles.has(bundle)) bundles.set(bundle, read(bundle).catch(giveUp));
      await bundles.get(bundle);
      return files.get(name) ?? fetchFile(name, again);
    },
    widen(value) {
      wide = value;
    },
    readVolumes(names) {
      volumes ??= readAll(names).catch(() => undefined);
      return volumes;
    },
  };
}

/** Files in a bundle: of texts more than of terms, which are twice as large. Both divide `filesPerHash`. */
const textsEach = 8;
const termsEach = 4;

/**
 * Name of the bundle with a file and its neighbours, those with the next numbers and the same hash (see `FileFamily`); empty
 * if the file is none of a family.
 */
export function bundleOf(name: string): string {
  const [, family, index, hash] = /^([a-z])(\d+)-(\w+)/.exec(name) ?? [];
  return hash ? `${family}-${Math.floor(Number(index) / (family === 's' ? textsEach : termsEach))}-${hash}.bin` : '';
}
