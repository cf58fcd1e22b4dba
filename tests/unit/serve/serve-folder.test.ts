import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type RequestOptions, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from '@/lib/serve/serve-folder';

const folder = mkdtempSync(path.join(tmpdir(), 'errsec-site-'));
const site = path.join(folder, 'out');
const topic = '<!DOCTYPE html><h1>Keychain</h1>';
let server: Server;

beforeAll(async () => {
  const write = (name: string, value: string | Buffer) => {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
    writeFileSync(path.join(site, name), value);
  };
  write('404.html', '<h1>No such page</h1>');
  write('index.html', '<h1>errSec</h1>');
  write('topics/keychain/index.html', topic);
  write('topics/keychain/index.html.br', brotliCompressSync(topic));
  write('topics/keychain/index.html.gz', gzipSync(topic));
  write('topics/keychain.md', '# Keychain\n');
  write('assets/boot.1a2b3c.js', 'export {};');
  write('errors/-50/index.html', '<h1>-50</h1>');
  write('.hidden', 'hidden');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  server = await serveFolder(site);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Ask for a path exactly as written: `fetch` would tidy it up first. */
function get(target: string, options: RequestOptions = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: target, agent: false, ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('a page is served with its headers', async () => {
  const { status, headers, body } = await get('/topics/keychain/');
  expect(status).toBe(200);
  expect(String(body)).toBe(topic);
  expect(headers).toMatchObject({
    'content-type': expect.stringMatching(/^text\/html;\s?charset=utf-8$/),
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=0, must-revalidate',
  });
});

test('a number with a minus is an ordinary path, and a query is left alone', async () => {
  expect((await get('/errors/-50/')).status).toBe(200);
  expect((await get('/?q=%ZZ')).status).toBe(200);
});

test('a file in memory is answered as one on disk: the headers of both are the same', async () => {
  const accept = { 'accept-encoding': 'br' };
  for (const headers of [accept, {}]) {
    const whole = await get('/topics/keychain/', { headers });
    const again = await get('/topics/keychain/', { headers });
    const read = await get('/topics/keychain/', { headers: { ...headers, 'if-none-match': '"another"' } });
    const own = ({ date, ...rest }: IncomingHttpHeaders) => rest;
    expect(own(whole.headers)).toEqual(own(read.headers));
    expect(again.body).toEqual(read.body);
    const { etag } = whole.headers;
    expect((await get('/topics/keychain/', { headers: { ...headers, 'if-none-match': String(etag) } })).status).toBe(
      304,
    );
  }
  const part = await get('/topics/keychain/', { headers: { range: 'bytes=0-8' } });
  expect([part.status, String(part.body)]).toEqual([206, topic.slice(0, 9)]);
});

test('a file that was replaced is read again', async () => {
  const file = path.join(site, 'replaced.txt');
  writeFileSync(file, 'one');
  const before = await get('/replaced.txt');
  writeFileSync(file, 'other');
  const after = await get('/replaced.txt');
  expect([before.body, after.body].map(String)).toEqual(['one', 'other']);
  expect(after.headers.etag).not.toBe(before.headers.etag);
});

test('HEAD gets the same headers and no body', async () => {
  const { status, headers, body } = await get('/topics/keychain/', { method: 'HEAD' });
  expect(status).toBe(200);
  expect(headers['content-length']).toBe(String(topic.length));
  expect(body).toHaveLength(0);
});

test('the smallest form that the browser takes is served', async () => {
  const brotli = await get('/topics/keychain/', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(String(brotliDecompressSync(brotli.body))).toBe(topic);
  const gzip = await get('/topics/keychain/', { headers: { 'accept-encoding': 'gzip' } });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(String(gunzipSync(gzip.body))).toBe(topic);
  const plain = await get('/topics/keychain/', { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(brotli.headers['vary']).toMatch(/accept-encoding/i);
  expect(brotli.headers['content-type']).toMatch(/^text\/html/);
});

test('Markdown and scripts have their own types and times', async () => {
  expect((await get('/topics/keychain.md')).headers['content-type']).toBe('text/markdown; charset=utf-8');
  const script = await get('/assets/boot.1a2b3c.js');
  expect(script.headers['content-type']).toMatch(/javascript/);
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('what is not there gets the 404 page with status 404 and the headers of a page', async () => {
  const { status, headers, body } = await get('/entries/nothing/');
  expect(status).toBe(404);
  expect(String(body)).toBe('<h1>No such page</h1>');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toBeDefined();
  expect((await get('/entries/nothing/', { method: 'HEAD' })).body).toHaveLength(0);
});

test.each([
  '/topics/keychain/../../secret.txt',
  '/%E0%A4',
  '/.hidden',
  '//secret.txt',
  '/..\\secret.txt',
  '/..%5csecret.txt',
  `/${'a'.repeat(4000)}`,
])('%s is not found', async (target) => {
  const { status, body } = await get(target);
  expect(status).toBe(404);
  expect(String(body)).toBe('<h1>No such page</h1>');
});

test.each([
  '/../secret.txt',
  '/topics/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%2fsecret.txt',
  '/topics/keychain/%00',
  '/%',
  '/%zz/',
])('%s is no address', async (target) => {
  const { status, body } = await get(target);
  expect(status).toBe(400);
  expect(String(body)).toBe('This address can not be read.\n');
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
  const { status, headers, body } = await get('/', { method });
  expect(status).toBe(405);
  expect(headers['allow']).toBe('GET, HEAD');
  expect(String(body)).toBe('This site can only be read.\n');
});
