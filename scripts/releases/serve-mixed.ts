import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveFolder } from '@/lib/serve/serve-folder';
import { stopServer } from '@/lib/serve/stop-server';

/** Folders of two releases, of which one was built on top of the other. */
export interface Releases {
  older: string;
  newer: string;
}

/** Says which release answers a path, which begins with a slash. */
export type Mixture = (path: string) => keyof Releases;

export interface MixedHost {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Answer in another way from the next request on. */
  mix: (mixture: Mixture) => void;
  stop: () => Promise<void>;
}

/**
 * Serve two releases as a host does in the middle of an update: with one address, from here and from there.
 *
 * @param refused called with what was answered with an error
 */
export async function serveMixed(
  { older, newer }: Releases,
  mixture: Mixture,
  refused: (what: string) => void,
): Promise<MixedHost> {
  const releases = { older: await serveFolder(older), newer: await serveFolder(newer) };
  let choose = mixture;
  const host = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const chosen = choose(path);
    response.on('finish', () => {
      if (response.statusCode >= 400) refused(`the ${chosen} release answered ${path} with ${response.statusCode}`);
    });
    releases[chosen].emit('request', request, response);
  });
  await new Promise<void>((resolve, reject) => {
    host.once('error', reject);
    host.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(host.address() as AddressInfo).port}`,
    mix: (next) => {
      choose = next;
    },
    stop: () => stopServer(host, 1000),
  };
}
