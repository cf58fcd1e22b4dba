import { bundleOf } from './file-bundles';

/**
 * The bundles of an index: a few neighbours each, which share a hash, so that a bundle is as new as its files.
 *
 * @param files by their names, see `buildIndex`
 */
export function buildBundles(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const groups = new Map<string, [name: string, bytes: Uint8Array][]>();
  for (const [name, bytes] of files) {
    const bundle = bundleOf(name);
    if (bundle === '') continue;
    const group = groups.get(bundle) ?? [];
    group.push([name, bytes]);
    groups.set(bundle, group);
  }
  return new Map([...groups].map(([name, group]) => [name, writeBundle(group)]));
}

/** A list of names and lengths, a line feed, and the files one after the other. */
export function writeBundle(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const list = JSON.stringify(files.map(([name, bytes]) => [name, bytes.length]));
  return Buffer.concat([Buffer.from(`${list}\n`), ...files.map(([, bytes]) => bytes)]);
}
