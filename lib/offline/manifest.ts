/**
 * The list of everything a browser keeps for reading without network. A build writes it, a service worker reads it.
 * Imports nothing, because it runs in both.
 */
export interface OfflineManifest {
  /** Twelve hexadecimal digits of a hash of `date` and `packs`: two sites with the same files have the same version. */
  version: string;
  /** Day of the newest review in the content (`YYYY-MM-DD`): builds have no clock. */
  date: string;
  files: number;
  /** Files of the site that are in no pack, because all of them would be more than the budget. */
  left?: number;
  /** What a first visit downloads, in bytes. */
  bytes: number;
  /** In the order of their first paths. */
  packs: OfflinePack[];
}

/** Files one after another, compressed together. */
export interface OfflinePack {
  /** File below `/offline/`, named by its contents. */
  name: string;
  /** Path of its first file. A pack holds every path from here to the first one of the next pack. */
  first: string;
  bytes: number;
  sha256: string;
}

export const manifestAddress = '/offline/manifest.json';

/** Address of a pack. */
export const packAddress = (pack: OfflinePack) => `/offline/${pack.name}`;

/** Bytes one version may take. A build leaves files out until it fits, and a browser refuses more. */
export const offlineBudget = 8_000_000;

/** What a version is the hash of. */
export function versionText({ date, packs }: Pick<OfflineManifest, 'date' | 'packs'>): string {
  return JSON.stringify([date, packs.map(({ name, first, bytes, sha256 }) => [name, first, bytes, sha256])]);
}

/**
 * Read a manifest from text nobody has checked.
 *
 * @returns `undefined` if it is not one, is larger than the budget, or is not what its version says
 */
export async function parseManifest(text: string): Promise<OfflineManifest | undefined> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isManifest(value) || value.bytes > offlineBudget) return undefined;
  if (value.bytes !== value.packs.reduce((sum, { bytes }) => sum + bytes, 0)) return undefined;
  const hash = await sha256Hex(new TextEncoder().encode(versionText(value)));
  return hash.startsWith(value.version) ? value : undefined;
}

function isManifest(value: unknown): value is OfflineManifest {
  const { version, date, files, left = 0, bytes, packs } = (value ?? {}) as Partial<OfflineManifest>;
  return (
    /^[0-9a-f]{12}$/.test(String(version)) &&
    /^\d{4}-\d\d-\d\d$/.test(String(date)) &&
    Number.isSafeInteger(files) &&
    Number.isSafeInteger(left) &&
    Number.isSafeInteger(bytes) &&
    Array.isArray(packs) &&
    packs.length > 0 &&
    packs.every(isPack)
  );
}

function isPack(value: unknown): value is OfflinePack {
  const { name, first, bytes, sha256 } = (value ?? {}) as Partial<OfflinePack>;
  return (
    /^[0-9a-f]{16}\.pack$/.test(String(name)) &&
    typeof first === 'string' &&
    Number.isSafeInteger(bytes) &&
    /^[0-9a-f]{64}$/.test(String(sha256))
  );
}

/** The only pack that can hold a path. */
export function packOf({ packs }: OfflineManifest, path: string): OfflinePack | undefined {
  let low = 0;
  let high = packs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((packs[middle]?.first ?? '') <= path) low = middle + 1;
    else high = middle;
  }
  return packs[low - 1];
}

export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
