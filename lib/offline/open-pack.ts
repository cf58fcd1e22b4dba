import { sha256Hex } from './manifest';

/** The files of one pack. */
export interface OpenedPack {
  paths(): string[];
  /** @returns a view into the pack, not a copy */
  get(path: string): Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Unpack what `buildPacks` packed. Runs in browsers and in Node.
 *
 * @param sha256 what the bytes have to hash to, since they come from the network or from a store others can write to
 * @throws {Error} if they don't
 */
export async function openPack(zipped: Uint8Array<ArrayBuffer>, sha256: string): Promise<OpenedPack> {
  if ((await sha256Hex(zipped)) !== sha256) throw new Error('Cannot open a pack: its contents are not what was packed');
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const headEnd = bytes.indexOf(10);
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(0, headEnd))) as [path: string, length: number][];
  const places = new Map<string, [start: number, end: number]>();
  let at = headEnd + 1;
  for (const [path, length] of list) {
    places.set(path, [at, at + length]);
    at += length;
  }
  return {
    paths: () => [...places.keys()],
    get(path) {
      const place = places.get(path);
      return place && bytes.subarray(...place);
    },
  };
}
