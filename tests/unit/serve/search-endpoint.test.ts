import { rm } from 'node:fs/promises';
import { request, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchEngine } from '@/lib/search/search-engine';
import { headerRules } from '@/lib/serve/headers';
import { serveFolder } from '@/lib/serve/serve-folder';
import { openPages } from '../search/pages';
import { listen, rawRequest } from './raw-request';
import { buildSmallSite, makeTemporaryFolder } from './small-site';

let folder: string;
let site: string;
const servers: Server[] = [];

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  site = await buildSmallSite(folder, '90fe40ca');
});

afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(engine?: SearchEngine): Promise<number> {
  const server = await serveFolder(site, engine);
  servers.push(server);
  return listen(server);
}

test('a site with an engine answers searches, with the headers of every file and kept by nobody', async () => {
  const engine = await openPages();
  const port = await serve(engine);
  const options = { filters: { kind: ['entry', 'topic'], platform: ['macos'] }, limit: 2, counts: true };
  const address = '/search.json?q=keychain&kind=entry,topic&platform=macos&limit=2&counts=1';
  const { status, headers, body } = await rawRequest(port, address);
  expect(status).toBe(200);
  expect(JSON.parse(String(body))).toEqual(JSON.parse(JSON.stringify(await engine.search('keychain', options))));
  expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  for (const [name, value] of Object.entries(headerRules[0]?.headers ?? {}))
    if (name !== 'Cache-Control') expect(headers[name.toLowerCase()], name).toBe(value);
});

test('HEAD gives the same without the body, and an empty query with filters lists what they allow', async () => {
  const port = await serve(await openPages());
  const get = await rawRequest(port, '/search.json?kind=entry&kind=topic');
  const head = await rawRequest(port, '/search.json?kind=entry&kind=topic', { method: 'HEAD' });
  const kinds = JSON.parse(String(get.body)).hits.map((hit: { kind: string }) => hit.kind);
  expect(new Set(kinds)).toEqual(new Set(['entry', 'topic']));
  expect(head.headers['content-length']).toBe(get.headers['content-length']);
  expect(head.body.length).toBe(0);
});

test.each([
  ['limit=101', 'Unexpected limit `101`, expected a whole number of at most 100'],
  ['limit=-1', 'Unexpected limit `-1`'],
  ['offset=1e3', 'Unexpected offset `1e3`'],
  ['sort=random', 'Unexpected sort `random`, expected relevance or date'],
])('%s is refused with a sentence', async (wrong, sentence) => {
  const { status, body } = await rawRequest(await serve(await openPages()), `/search.json?q=keychain&${wrong}`);
  expect(status).toBe(400);
  expect(JSON.parse(String(body)).error).toContain(sentence);
});

test('an engine that fails is a 503 that tells nothing of it, and the pages are still there', async () => {
  const said: unknown[] = [];
  const error = console.error;
  console.error = (fault) => said.push(fault);
  try {
    const port = await serve({ search: () => Promise.reject(new Error('secret.example:5432 is down')) });
    const { status, body } = await rawRequest(port, '/search.json?q=keychain');
    expect(status).toBe(503);
    expect(String(body)).not.toContain('secret');
    expect((await rawRequest(port, '/')).status).toBe(200);
    expect(String(said[0])).toContain('secret.example:5432 is down');
  } finally {
    console.error = error;
  }
});

test('a client that hangs up stops its search', async () => {
  const stopped = new Promise<void>((resolve, reject) => {
    serve({
      search: (_query, { signal } = {}) => {
        sent.destroy();
        return new Promise((_, fail) => {
          signal?.addEventListener('abort', () => {
            fail(signal.reason);
            resolve();
          });
        });
      },
    }).then((port) => {
      sent = request({ host: '127.0.0.1', port, path: '/search.json?q=keychain' });
      sent.on('error', () => undefined);
      sent.end();
    }, reject);
  });
  let sent: ReturnType<typeof request>;
  await stopped;
});

test('a site without an engine has nothing there', async () => {
  expect((await rawRequest(await serve(), '/search.json?q=keychain')).status).toBe(404);
});
