/**
 * Keeps the site readable without network. With network every page comes from there, so it is always the newest; the
 * copy of `OfflineStore` answers when the network fails. A page asks only for files whose names carry a hash, so
 * whatever it was read from, its scripts and styles are of its own version. Where its index and tables are says a file
 * without one: a page of the copy gets that of its own version, as long as this worker runs, any other page the newest that
 * its scripts can read.
 */
import type { OfflineManifest } from '@/lib/offline/manifest';
import { isAddressesFile, isKeptFile } from '@/lib/serve/headers';
import type { OfflineAnswer, OfflineQuestion, OfflineVersion } from './offline-messages';
import { OfflineStore } from './offline-store';

const worker = self as unknown as ServiceWorkerGlobalScope;
const store = new OfflineStore();

/** A network that has not answered by then counts as absent, if there is a copy to show. In milliseconds. */
const patience = 4000;
/** After a failure the copy answers first for so long, so that not every file of a page waits. In milliseconds. */
const absence = 10_000;

let absentUntil = 0;
/** Open pages by the id of their client, with the version they were read from. */
const shown = new Map<string, OfflineVersion>();

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([worker.clients.claim(), worker.registration.navigationPreload?.enable()]));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || request.headers.has('range')) return;
  if (pathname === '/service-worker.js' || pathname.startsWith('/offline/')) return;
  const path = decodePath(pathname);
  if (request.mode === 'navigate') event.respondWith(answerNavigation(event, path, search));
  else event.respondWith(answerFile(request, path, event.clientId));
});

worker.addEventListener('message', (event) => {
  const [port] = event.ports;
  const source = event.source;
  if (!port || !(source instanceof Client)) return;
  event.waitUntil(answerMessage(event.data, source.id).then((answer) => port.postMessage(answer)));
});

async function answerNavigation(event: FetchEvent, path: string, search: string): Promise<Response> {
  const fromStore = () => readPage(path, search, event.resultingClientId);
  if (Date.now() < absentUntil) {
    const page = await fromStore();
    if (page) {
      event.waitUntil(Promise.resolve(event.preloadResponse).catch(() => undefined));
      return page;
    }
  }
  const network = (async () => ((await event.preloadResponse) as Response | undefined) ?? fetch(event.request))();
  try {
    const response = await Promise.race([network, endOfPatience()]);
    if (response.status < 500) {
      absentUntil = 0;
      return response;
    }
    return (await fromStore()) ?? response;
  } catch {
    absentUntil = Date.now() + absence;
    return (await fromStore()) ?? network;
  }
}

/** Fails when the network has taken too long and there is a copy to show instead. */
async function endOfPatience(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, patience));
  if (await store.current()) throw new Error('The network does not answer');
  return new Promise(() => undefined);
}

/** A page of the copy; at an address it doesn't have, its page for that. */
async function readPage(path: string, search: string, client: string): Promise<Response | undefined> {
  const manifest = await store.current();
  if (!manifest) return undefined;
  const page = await store.read(path);
  if (!page && !path.endsWith('/') && (await store.read(`${path}/`)))
    return Response.redirect(`${encodeURI(path)}/${search}`);
  // Where the copy has not everything, nobody knows that there is no such page: then the browser says that it is offline.
  const answer = page ?? (manifest.left ? undefined : await store.read('/404.html'));
  if (answer && client) {
    shown.set(client, versionOf(manifest));
    for (const id of shown.keys()) {
      if (shown.size <= 200) break;
      shown.delete(id);
    }
  }
  return answer;
}

/** Another file. One with a hash in its name may be gone from the site when a page of the version before asks for it. */
async function answerFile(request: Request, path: string, client: string): Promise<Response> {
  const own = isAddressesFile(path) ? shown.get(client) : undefined;
  const ofOwn = own && (await store.read(path, own.version));
  if (ofOwn) return ofOwn;
  if (Date.now() < absentUntil) {
    const stored = await store.read(path);
    if (stored) return stored;
  }
  try {
    const response = await fetch(request);
    if (response.ok || !isKeptFile(path)) return response;
    return (await store.read(path)) ?? response;
  } catch (error) {
    const stored = await store.read(path);
    if (stored) return stored;
    throw error;
  }
}

async function answerMessage(question: OfflineQuestion, client: string): Promise<OfflineAnswer> {
  if (question === 'erase') {
    await store.erase();
    return {};
  }
  const outcome = question === 'update' ? await store.update() : undefined;
  if (outcome === 'ready') absentUntil = 0;
  const stored = await store.current();
  const own = shown.get(client);
  return {
    ...(own ? { shown: own } : {}),
    ...(stored ? { stored: versionOf(stored) } : {}),
    ...(outcome ? { outcome } : {}),
  };
}

function versionOf({ version, date, bytes, left }: OfflineManifest): OfflineVersion {
  return { version, date, bytes, ...(left ? { left } : {}) };
}

/** Anybody can write an address, so it may not be decodable. */
function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
