import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headerRules, headersFor } from '@/lib/serve/headers';
import { serveFolder } from '@/lib/serve/serve-folder';
import { findNginx, type RunningNginx, runNginx } from '@/scripts/run-nginx';
import { listen, type RawResponse, rawRequest } from './raw-request';
import { buildSmallSite, makeTemporaryFolder } from './small-site';

/** One of every kind of file, and every kind of address that isn't one. */
const addresses = [
  '/',
  '/index.html',
  '/topics/',
  '/topics/index.html',
  '/entries/short/',
  '/errors/-25300/',
  '/errors/-25300.md',
  '/search/',
  '/search/?q=-25300',
  '/assets/boot.90fe40ca.js',
  '/assets/site.90fe40ca.css',
  '/assets/empty.e3b0c442.js',
  '/data/90fe40ca.json',
  '/tables/90fe40ca/codes.json',
  '/search-index/head-90fe40ca.json',
  '/search-index/t0-90fe40ca.bin',
  '/api/v1/errors/-25300.json',
  '/icon.svg',
  '/feed.xml',
  '/robots.txt',
  '/errsec-decoder.html',
  '/_headers',
  '/.well-known/security.txt',
  // Folders
  '/topics',
  '/topics?from=mail&x=%20',
  '/errors/-25300',
  '/assets',
  '/assets/',
  '/.well-known/',
  '/icon.svg/',
  // Not there
  '/404.html',
  '/nowhere/',
  '/assets/boot.00000000.js',
  '/api/v1/errors/1.json',
  '/.release.json',
  '/.git/config',
  '/topics/.hidden',
  '/search-index/manifest.json',
  // Odd
  '/topics/../',
  '/topics/%2e%2e/robots.txt',
  '/%74opics/',
  '/topics%2Fkeychain/',
  '/./topics/./',
  '//topics/',
  '//topics',
  '//example.org/',
  '//example.org/..',
  '/../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/topics/..%5c..%5c',
  '/%00',
  '/robots.txt%00.html',
  '/%zz',
  '/%',
  '/%ff%fe',
  '/%E2%80%99',
  `/${'a'.repeat(300)}`,
  `/${'a/'.repeat(2500)}`,
  `/${'a'.repeat(9000)}`,
  '/topics/index.html/',
  '/index.html.gz',
];

const encodingHeaders = ['', 'gzip', 'br', 'gzip, deflate, br, zstd', 'gzip;q=0, br;q=0', 'identity'];

/** They differ by nature, or say something about one connection. */
const own = new Set(['date', 'server', 'connection', 'keep-alive', 'etag', 'transfer-encoding', 'allow']);

const nginx = findNginx();
// Without nginx there is nothing to compare with: the run says why, and only where Debian's package can't be had.
if ('missing' in nginx) console.warn(`Not compared with nginx: ${nginx.missing}`);

describe.skipIf('missing' in nginx)('npm start and nginx with lib/serve/hosts/nginx.conf', () => {
  let folder: string;
  let server: Server;
  let ours: number;
  let theirs: RunningNginx;

  beforeAll(async () => {
    folder = await makeTemporaryFolder();
    const site = await buildSmallSite(folder, '90fe40ca');
    server = await serveFolder(site);
    ours = await listen(server);
    theirs = await runNginx('file' in nginx ? nginx.file : '', site, path.join(folder, 'nginx'));
  }, 300_000);

  afterAll(async () => {
    await theirs?.stop();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const both = async (address: string, options: Parameters<typeof rawRequest>[2] = {}) => {
    const [first, second] = await Promise.all([
      rawRequest(ours, address, options),
      rawRequest(theirs.port, address, options),
    ]);
    return [first, second] as const;
  };

  test.each(addresses)('answer GET %s alike', async (address) => {
    for (const accept of encodingHeaders) {
      if (/\bbr\b/.test(accept) && !theirs.brotli) continue;
      const [first, second] = await both(address, { headers: accept ? { 'Accept-Encoding': accept } : {} });
      expect(comparable(first), `Accept-Encoding: ${accept}`).toEqual(comparable(second));
      expectTableHeaders(first);
    }
  });

  test.each(['/', '/topics', '/nowhere/', '/search-index/t0-90fe40ca.bin', '/assets/empty.e3b0c442.js'])(
    'answer HEAD %s alike, with the headers of GET and no body',
    async (address) => {
      const headers = { 'Accept-Encoding': 'gzip' };
      const [first, second] = await both(address, { method: 'HEAD', headers });
      expect(comparable(first)).toEqual(comparable(second));
      const get = await rawRequest(ours, address, { headers });
      expect({ ...first.headers, date: '' }).toEqual({ ...get.headers, date: '' });
      expect(first.body.length).toBe(0);
    },
  );

  test.each([
    'bytes=0-99',
    'bytes=100-',
    'bytes=-100',
    'bytes=0-0',
    'bytes=5-999999',
    'bytes=999999-',
    'bytes=9-5',
    'lines=1-2',
  ])('answer Range: %s alike', async (range) => {
    for (const accept of ['identity', 'gzip']) {
      const headers = { Range: range, 'Accept-Encoding': accept };
      const [first, second] = await both('/errors/-25300.md', { headers });
      expect(comparable(first)).toEqual(comparable(second));
    }
  });

  test('answer alike whether a range is of the file that the client has', async () => {
    for (const matching of [true, false]) {
      const answers = await Promise.all(
        [ours, theirs.port].map(async (port) => {
          const etag = (await rawRequest(port, '/errors/-25300.md')).headers.etag ?? '';
          const headers = { Range: 'bytes=0-9', 'If-Range': matching ? etag : '"another"' };
          return comparable(await rawRequest(port, '/errors/-25300.md', { headers }));
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.status).toBe(matching ? 206 : 200);
    }
  });

  test.each(['', 'gzip', 'br'])('answer alike to a client that has the file, encoding %j', async (accept) => {
    if (accept === 'br' && !theirs.brotli) return;
    for (const address of ['/', '/data/90fe40ca.json', '/assets/boot.90fe40ca.js', '/entries/short/']) {
      const answers = await Promise.all(
        [ours, theirs.port].map(async (port) => {
          const headers = { 'Accept-Encoding': accept };
          const { etag = '', 'last-modified': modified = '' } = (await rawRequest(port, address, { headers })).headers;
          const conditions = [
            { 'If-None-Match': etag },
            { 'If-None-Match': `"other", ${etag}` },
            { 'If-None-Match': '*' },
            { 'If-None-Match': '"other"' },
            { 'If-Modified-Since': modified },
            { 'If-None-Match': '"other"', 'If-Modified-Since': modified },
            { 'If-Match': '"other"' },
          ];
          return Promise.all(
            conditions.map(async (condition) => {
              const answer = await rawRequest(port, address, { headers: { ...headers, ...condition } });
              return { ...comparable(answer), hasTag: answer.headers.etag !== undefined };
            }),
          );
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.map(({ status }) => status)).toEqual([304, 304, 304, 200, 304, 200, 412]);
    }
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('answer %s alike', async (method) => {
    const [first, second] = await both('/topics/', { method });
    expect(first.status).toBe(second.status);
    expectTableHeaders(first);
  });
});

/**
 * Status and headers always; the bodies of pages and files, not of the sentence beside a status. nginx says
 * `Accept-Ranges` with whole files only, lets caches keep a failed condition, and sends every header of its configuration
 * twice when a range can't be had.
 */
function comparable({ status, headers, body }: RawResponse) {
  const isFile = [200, 206, 304, 404].includes(status);
  const differing = new Set([
    ...own,
    ...(isFile ? [] : ['content-type', 'content-length', 'vary']),
    ...(status === 200 ? [] : ['accept-ranges']),
    ...(status === 412 ? ['cache-control'] : []),
    ...(status === 416 ? Object.keys(headersFor('/errors/')).map((name) => name.toLowerCase()) : []),
  ]);
  const shown = Object.entries(headers).filter(([name]) => !differing.has(name));
  const hash = isFile ? createHash('sha256').update(body).digest('hex') : '';
  return { status, headers: Object.fromEntries(shown.sort()), hash };
}

function expectTableHeaders({ headers }: RawResponse): void {
  for (const [name, value] of Object.entries(headerRules[0]?.headers ?? {})) {
    if (name !== 'Cache-Control') expect(headers[name.toLowerCase()], name).toBe(value);
  }
}
