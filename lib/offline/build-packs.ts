import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type OfflineManifest, type OfflinePack, offlineBudget, versionText } from './manifest';

export interface OfflineFile {
  /** As in an address, decoded: `/errors/-50/`. */
  path: string;
  bytes: Uint8Array;
  /**
   * Place in the order in which files are left out where there are too many for one copy: the highest first, those of
   * the same place together. Files without one are never left out.
   */
  place?: number;
}

export interface BuiltPacks {
  manifest: OfflineManifest;
  packs: { name: string; bytes: Uint8Array }[];
}

/** Raw bytes of a pack: small enough to be unpacked within a click, large enough to be few. */
const smallest = 1_000_000;
const largest = 3_000_000;

/** No text compresses better than this; what is surely too much is left out before anything is compressed. */
const bestRatio = 40;

/** Compresses one pack. */
export type Zip = (bytes: Uint8Array) => Uint8Array;

/**
 * Pack files for reading without network. Pages are much alike, so compressing many together takes less than half of
 * what compressing each takes, and forty requests fetch what would take five thousand. Where all files are more than the
 * budget, some are left out, and the manifest says how many.
 *
 * @throws {RangeError} if what can't be left out is more than the budget
 */
export function buildPacks(files: readonly OfflineFile[], date: string, zip: Zip = zipBest): BuiltPacks {
  let kept = leaveOut(files, offlineBudget * bestRatio);
  for (;;) {
    const groups = groupFiles(kept.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
    const built = groups.map((group) => packFiles(group, zip));
    const packs = built.map(({ pack }) => pack);
    const bytes = packs.reduce((sum, pack) => sum + pack.bytes, 0);
    if (bytes <= offlineBudget) {
      const version = hashOf(versionText({ date, packs })).slice(0, 12);
      const left = files.length - kept.length;
      return {
        manifest: { version, date, files: kept.length, ...(left > 0 ? { left } : {}), bytes, packs },
        packs: built.map(({ pack, zipped }) => ({ name: pack.name, bytes: zipped })),
      };
    }
    const fewer = leaveOut(kept, (sizeOf(kept) * offlineBudget * 0.98) / bytes);
    if (fewer.length === kept.length)
      throw new RangeError(`Unexpected offline copy of ${bytes} bytes, expected at most ${offlineBudget}`);
    kept = fewer;
  }
}

export function zipBest(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9 });
}

/** @param most raw bytes to keep, if what may be left out is enough for that */
function leaveOut(files: readonly OfflineFile[], most: number): readonly OfflineFile[] {
  const sizes = new Map<number, number>();
  for (const { place, bytes } of files)
    if (place !== undefined) sizes.set(place, (sizes.get(place) ?? 0) + bytes.length);
  let size = sizeOf(files);
  let lowest = Number.POSITIVE_INFINITY;
  for (const [place, bytes] of [...sizes].sort(([a], [b]) => b - a)) {
    if (size <= most) break;
    lowest = place;
    size -= bytes;
  }
  return files.filter(({ place }) => place === undefined || place < lowest);
}

function sizeOf(files: readonly OfflineFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/**
 * Cut the list where a path says so, not after so many files: then a new page changes the pack it is in, and browsers
 * fetch only that one again.
 */
function groupFiles(files: readonly OfflineFile[]): OfflineFile[][] {
  const groups: OfflineFile[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const file of files) {
    const cut = size >= largest || (size >= smallest && hashOf(file.path).startsWith('0'));
    if (cut) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(file);
    size += file.bytes.length;
  }
  return groups;
}

function packFiles(files: readonly OfflineFile[], zip: Zip): { pack: OfflinePack; zipped: Uint8Array } {
  const head = `${JSON.stringify(files.map(({ path, bytes }) => [path, bytes.length]))}\n`;
  const zipped = zip(Buffer.concat([Buffer.from(head), ...files.map(({ bytes }) => bytes)]));
  const sha256 = hashOf(zipped);
  const pack = {
    name: `${sha256.slice(0, 16)}.pack`,
    first: files[0]?.path ?? '',
    bytes: zipped.length,
    sha256,
  };
  return { pack, zipped };
}

function hashOf(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}
