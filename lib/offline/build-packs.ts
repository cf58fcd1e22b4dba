import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type OfflineManifest, type OfflinePack, offlineBudget, versionText } from './manifest';

export interface OfflineFile {
  /** As in an address, decoded: `/errors/-50/`. */
  path: string;
  bytes: Uint8Array;
}

export interface BuiltPacks {
  manifest: OfflineManifest;
  packs: { name: string; bytes: Uint8Array }[];
}

/** Raw bytes of a pack: small enough to be unpacked within a click, large enough to be few. */
const smallest = 1_000_000;
const largest = 3_000_000;

/**
 * Pack files for reading without network. Pages are much alike, so compressing many together takes less than half of
 * what compressing each takes, and forty requests fetch what would take five thousand.
 *
 * @throws {RangeError} if it is more than the budget
 */
export function buildPacks(files: readonly OfflineFile[], date: string): BuiltPacks {
  const groups = groupFiles(files.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
  const built = groups.map(packFiles);
  const packs = built.map(({ pack }) => pack);
  const bytes = packs.reduce((sum, pack) => sum + pack.bytes, 0);
  if (bytes > offlineBudget)
    throw new RangeError(`Unexpected offline copy of ${bytes} bytes, expected at most ${offlineBudget}`);
  const version = hashOf(versionText({ date, packs })).slice(0, 12);
  return {
    manifest: { version, date, files: files.length, bytes, packs },
    packs: built.map(({ pack, zipped }) => ({ name: pack.name, bytes: zipped })),
  };
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

function packFiles(files: readonly OfflineFile[]): { pack: OfflinePack; zipped: Uint8Array } {
  const head = `${JSON.stringify(files.map(({ path, bytes }) => [path, bytes.length]))}\n`;
  const zipped = gzipSync(Buffer.concat([Buffer.from(head), ...files.map(({ bytes }) => bytes)]), { level: 9 });
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
