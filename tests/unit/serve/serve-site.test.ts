import { readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createConnection } from 'node:net';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from '@/lib/serve/serve-folder';
import { stopServer } from '@/lib/serve/stop-server';
import { listen, rawRequest } from './raw-request';
import { buildSmallSite, makeTemporaryFolder } from './small-site';

let folder: string;
let site: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  site = await buildSmallSite(folder, '90fe40ca');
  server = await serveFolder(site);
  port = await listen(server);
});

afterAll(async () => {
  await stopServer(server);
  await rm(folder, { recursive: true, force: true });
});

test('the compressed forms hold what the plain file holds', async () => {
  const plain = await rawRequest(port, '/topics/');
  const gzip = await rawRequest(port, '/topics/', { headers: { 'Accept-Encoding': 'gzip' } });
  const brotli = await rawRequest(port, '/topics/', { headers: { 'Accept-Encoding': 'gzip, br' } });
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect([gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', 'br']);
  expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
});

test('the tag of a file is the same on another server with other times, and changes with one byte', async () => {
  const copy = path.join(folder, 'copy');
  await mkdir(copy);
  await writeFile(path.join(copy, '404.html'), 'Not found');
  await writeFile(path.join(copy, 'robots.txt'), await readFile(path.join(site, 'robots.txt')));
  await utimes(path.join(copy, 'robots.txt'), 1, 1);
  const other = await serveFolder(copy);
  const otherPort = await listen(other);
  const tag = (await rawRequest(port, '/robots.txt')).headers.etag;
  expect(tag).toMatch(/^"[\w-]{22}"$/);
  expect((await rawRequest(otherPort, '/robots.txt')).headers.etag).toBe(tag);
  await writeFile(path.join(copy, 'robots.txt'), 'User-agent: * \n');
  expect((await rawRequest(otherPort, '/robots.txt')).headers.etag).not.toBe(tag);
  await stopServer(other);
});

test('a range that is none is ignored, and several ranges are answered with the whole file', async () => {
  for (const range of ['bytes=a-b', 'bytes=0-1,5-6', 'bytes']) {
    const { status, body } = await rawRequest(port, '/robots.txt', { headers: { Range: range } });
    expect([status, body.toString()]).toEqual([200, 'User-agent: *\n']);
  }
});

test('says which methods there are', async () => {
  const { status, headers } = await rawRequest(port, '/', { method: 'POST' });
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
});

test.each([
  ['//example.org', '/example.org'],
  ['/\\example.org', '/%5Cexample.org'],
  ['/%0d%0aSet-Cookie:x', '/%0D%0ASet-Cookie%3Ax'],
  ['/%3Cscript%3E', '/%3Cscript%3E'],
])('a redirect from %s stays on this site', async (address, name) => {
  await mkdir(path.join(site, decodeURIComponent(name)), { recursive: true });
  const { status, headers } = await rawRequest(port, address);
  expect([status, headers.location]).toEqual([301, `${name}/`]);
});

test('a name with a space, a percent sign or a question mark is found', async () => {
  for (const name of ['a b.txt', '100%.txt', 'what?.txt', '%2e.txt']) {
    await writeFile(path.join(site, name), name);
    expect((await rawRequest(port, `/${encodeURIComponent(name)}`)).body.toString()).toBe(name);
  }
});

test('a link that leads to no file is not found, and a file that may not be read is a sentence', async () => {
  expect((await rawRequest(port, '/robots.txt/etc')).status).toBe(404);
  if (process.getuid?.() === 0) return;
  await writeFile(path.join(site, 'secret.txt'), 'secret');
  await chmod(path.join(site, 'secret.txt'), 0);
  const { status, body } = await rawRequest(port, '/secret.txt');
  expect([status, body.toString()]).toEqual([500, 'This file can not be read now.\n']);
});

test('goes on serving while the site is replaced, and from the old one when that was stopped half-way', async () => {
  await rename(site, `${site}.old`);
  expect((await rawRequest(port, '/topics/')).status).toBe(200);
  await rename(`${site}.old`, site);
  expect((await rawRequest(port, '/topics/')).status).toBe(200);
});

test('a client that hangs up leaves no open file', async () => {
  const large = path.join(site, 'large.txt');
  await writeFile(large, 'x'.repeat(20_000_000));
  for (let count = 0; count < 20; count += 1) {
    await new Promise<void>((resolve) => {
      const socket = createConnection(port, '127.0.0.1');
      socket.write('GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n');
      socket.once('data', () => socket.destroy());
      socket.once('close', () => resolve());
    });
  }
  if (process.platform !== 'linux') return;
  await expect.poll(() => openFiles().filter((name) => name === large).length).toBe(0);
});

function openFiles(): string[] {
  const { readlinkSync } = process.getBuiltinModule('node:fs');
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`)];
    } catch {
      return [];
    }
  });
}

test('stopping sends a running response to its end and takes no new one', async () => {
  await writeFile(path.join(site, 'long.txt'), 'x'.repeat(8_000_000));
  const stopping = await serveFolder(site);
  const itsPort = await listen(stopping);
  const received = new Promise<number>((resolve) => {
    const socket = createConnection(itsPort, '127.0.0.1');
    let bytes = 0;
    let stopped: Promise<void> | undefined;
    socket.write('GET /long.txt HTTP/1.1\r\nHost: localhost\r\n\r\n');
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      stopped ??= stopServer(stopping);
    });
    socket.on('end', () => socket.end());
    socket.on('close', () => stopped?.then(() => resolve(bytes)));
  });
  expect(await received).toBeGreaterThan(8_000_000);
  await expect(rawRequest(itsPort, '/')).rejects.toThrow('ECONNREFUSED');
});

test('stopping cuts off a response that never ends', async () => {
  const stopping = await serveFolder(site);
  const itsPort = await listen(stopping);
  await writeFile(path.join(site, 'long.txt'), 'x'.repeat(30_000_000));
  const socket = createConnection(itsPort, '127.0.0.1');
  socket.write('GET /long.txt HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await new Promise((resolve) => socket.once('readable', resolve));
  await stopServer(stopping, 100);
  expect(stopping.listening).toBe(false);
  socket.destroy();
});

test('says what to do where there is no site', async () => {
  await expect(serveFolder(path.join(folder, 'nowhere'))).rejects.toThrow(
    /there is no site; run `npm run build` first/,
  );
});
