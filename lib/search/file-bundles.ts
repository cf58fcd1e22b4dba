import { decodeText } from './bytes';
import type { FetchFile } from './file-cache';

/** Files that were fetched out of one bundle before the whole is worth its bytes. */
const worthIt = 2;

/** Bytes of bundles that are kept, twice what this site has. A much larger index comes one by one after it. */
const mostKept = 8e6;

export interface FileBundles {
  /** A file, from its bundle if that is there. What came damaged is fetched by itself. */
  fetch: FetchFile;
  /**
   * Fetch the bundles that are worth it, one after the other. Where one can't be read, none is read any more: their files
   * come one by one as before.
   *
   * @throws what was wrong with it
   */
  load(): Promise<void>;
}

/**
 * Files of an index, one by one at first, because an answer needs a dozen of hundreds, and out of bundles where somebody
 * goes on searching: a bundle comes in the time of one file.
 *
 * @param fetchBundle for what nobody waits for; as `fetchFile` unless it is said otherwise
 */
export function createFileBundles(fetchFile: FetchFile, fetchBundle = fetchFile): FileBundles {
  /** How many files of each bundle were fetched. */
  const counts = new Map<string, number>();
  const files = new Map<string, Uint8Array>();
  let room = mostKept;
  let loading = false;
  return {
    async fetch(name, again) {
      const file = files.get(name);
      if (!again && file) return file;
      const bundle = bundleOf(name);
      counts.set(bundle, (counts.get(bundle) ?? 0) + 1);
      return fetchFile(name, again);
    },
    async load() {
      if (loading) return;
      loading = true;
      for (const [bundle, count] of counts) {
        if (!bundle || count < worthIt || room < 0) continue;
        // What is asked for one by one meanwhile does not make it wanted again.
        counts.set(bundle, -1e9);
        const bytes = new Uint8Array(await fetchBundle(bundle));
        room -= bytes.length;
        let at = bytes.indexOf(10) + 1;
        const list: [string, number][] = JSON.parse(decodeText(bytes.subarray(0, at)));
        for (const [name, length] of list) {
          files.set(name, bytes.subarray(at, at + length));
          at += length;
        }
      }
      loading = false;
    },
  };
}

/**
 * Name of the bundle with a file and its neighbours, those that share its hash (see `FileFamily`); empty if the file is
 * none of a family.
 */
export function bundleOf(name: string): string {
  const bundle = name.replace(/^([a-z])\d+-(\w+).*/, '$1-$2.bin');
  return bundle === name ? '' : bundle;
}
