import {
  manifestAddress,
  type OfflineManifest,
  type OfflinePack,
  packAddress,
  packOf,
  parseManifest,
  sha256Hex,
} from '@/lib/offline/manifest';
import { type OpenedPack, openPack } from '@/lib/offline/open-pack';
import { headersFor, isKeptFile } from '@/lib/serve/headers';

/** What an update came to. */
export type UpdateOutcome = 'ready' | 'no-room' | 'failed';

/** The number changes when the form of what is stored does. */
const cacheName = 'errsec-offline-1';
const currentKey = '/offline/current';
const previousKey = '/offline/previous';
/** Unpacked ones kept in memory, about a megabyte each. */
const openPacks = 4;

/**
 * The copy of the site that is kept on this device. Packs are stored under the names of their contents; one version
 * follows another when its manifest is stored, which happens when all its packs are there. So there is always exactly
 * one whole version to read from. The one before it stays for pages that are still open: only files that pages of an
 * earlier version may ask for are read from it.
 */
export class OfflineStore {
  readonly #opened = new Map<string, Promise<OpenedPack>>();
  #updating: Promise<UpdateOutcome> | undefined;

  /** The version that is read from, if a whole one is there. */
  async current(): Promise<OfflineManifest | undefined> {
    return this.#manifest(currentKey);
  }

  /**
   * @param path decoded, as in `OfflineFile`
   * @param version the only one to read from, if one is given
   */
  async read(path: string, version?: string): Promise<Response | undefined> {
    for (const key of isKeptFile(path) ? [currentKey, previousKey] : [currentKey]) {
      if (version !== undefined && (await this.#manifest(key))?.version !== version) continue;
      const file = await this.#find(key, path);
      if (file) return respond(path, file);
    }
    return undefined;
  }

  /** Fetch what the site's newest version has and this device hasn't, then read from it. */
  update(): Promise<UpdateOutcome> {
    this.#updating ??= this.#update()
      .catch((error: Error): UpdateOutcome => (error.name === 'QuotaExceededError' ? 'no-room' : 'failed'))
      .finally(() => {
        this.#updating = undefined;
      });
    return this.#updating;
  }

  async #update(): Promise<UpdateOutcome> {
    const response = await fetch(manifestAddress, { cache: 'no-cache' });
    const text = response.ok ? await response.text() : '';
    const manifest = await parseManifest(text);
    if (!manifest) return 'failed';
    const cache = await caches.open(cacheName);
    const current = await this.current();
    const missing: OfflinePack[] = [];
    for (const pack of manifest.packs) if (!(await isStored(cache, pack, !current))) missing.push(pack);
    if (current?.version === manifest.version && missing.length === 0) return 'ready';
    if (!(await hasRoom(missing))) return 'no-room';
    try {
      for (const pack of missing) await fetchPack(cache, pack);
    } catch (error) {
      if ((error as Error).name === 'QuotaExceededError') await this.#tidy(cache);
      throw error;
    }
    const before = await cache.match(currentKey);
    if (before && current?.version !== manifest.version) await cache.put(previousKey, before);
    await cache.put(currentKey, new Response(text));
    await this.#tidy(cache);
    return 'ready';
  }

  async erase(): Promise<void> {
    this.#opened.clear();
    await caches.delete(cacheName);
  }

  /** Delete packs that neither version has. */
  async #tidy(cache: Cache): Promise<void> {
    const kept = new Set([currentKey, previousKey]);
    for (const key of [currentKey, previousKey]) {
      for (const pack of (await this.#manifest(key))?.packs ?? []) kept.add(packAddress(pack));
    }
    for (const request of await cache.keys()) {
      if (!kept.has(new URL(request.url).pathname)) await cache.delete(request);
    }
  }

  async #manifest(key: string): Promise<OfflineManifest | undefined> {
    const stored = await caches.match(key, { cacheName });
    return stored && parseManifest(await stored.text());
  }

  async #find(key: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const manifest = await this.#manifest(key);
    const pack = manifest && packOf(manifest, path);
    if (!pack) return undefined;
    try {
      return (await this.#open(pack)).get(path);
    } catch {
      // Gone or altered: the version is no longer whole, so the next update fetches what is missing.
      const cache = await caches.open(cacheName);
      await Promise.all([cache.delete(packAddress(pack)), cache.delete(key)]);
      return undefined;
    }
  }

  #open(pack: OfflinePack): Promise<OpenedPack> {
    const opened = this.#opened.get(pack.name) ?? openStored(pack);
    this.#opened.delete(pack.name);
    this.#opened.set(pack.name, opened);
    opened.catch(() => this.#opened.delete(pack.name));
    for (const name of this.#opened.keys()) {
      if (this.#opened.size <= openPacks) break;
      this.#opened.delete(name);
    }
    return opened;
  }
}

async function openStored(pack: OfflinePack): Promise<OpenedPack> {
  const stored = await caches.match(packAddress(pack), { cacheName });
  if (!stored) throw new Error(`Cannot find ${pack.name} in the offline copy`);
  return openPack(new Uint8Array(await stored.arrayBuffer()), pack.sha256);
}

async function fetchPack(cache: Cache, pack: OfflinePack): Promise<void> {
  const response = await fetch(packAddress(pack));
  if (!response.ok) throw new Error(`Cannot load ${pack.name}: HTTP ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if ((await sha256Hex(bytes)) !== pack.sha256) throw new Error(`Cannot use ${pack.name}: it was altered on its way`);
  await cache.put(packAddress(pack), new Response(bytes));
}

/** @param check whether its contents are looked at too: a copy that has lost its manifest may be damaged elsewhere */
async function isStored(cache: Cache, pack: OfflinePack, check: boolean): Promise<boolean> {
  const stored = await cache.match(packAddress(pack));
  if (!stored || !check) return stored !== undefined;
  return (await sha256Hex(new Uint8Array(await stored.arrayBuffer()))) === pack.sha256;
}

/** Browsers that don't say are asked by trying. */
async function hasRoom(packs: readonly OfflinePack[]): Promise<boolean> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota === undefined || usage === undefined) return true;
  return quota - usage > 1.5 * packs.reduce((sum, { bytes }) => sum + bytes, 0);
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
};

function respond(path: string, bytes: Uint8Array<ArrayBuffer>): Response {
  const extension = path.endsWith('/') ? 'html' : path.slice(path.lastIndexOf('.') + 1);
  return new Response(bytes, {
    status: path === '/404.html' ? 404 : 200,
    headers: { ...headersFor(path), 'Content-Type': types[extension] ?? 'application/octet-stream' },
  });
}
