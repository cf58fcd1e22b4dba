import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { headersFor } from './headers';

/**
 * Serve a finished site with the headers of `headers.ts`, precompressed files, and its 404 page.
 *
 * @param folder the finished site; read when the server starts
 */
export async function serveFolder(folder: string): Promise<Server> {
  const notFound = await readFile(path.join(folder, '404.html'));
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    dotfiles: false,
    setHeaders: (response, pathname) => setHeaders(response, pathname),
    onNoMatch: (request, response) => sendNotFound(request, response, notFound),
  });
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      setHeaders(response, '/');
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (!isPlainPath(request.url ?? '')) {
      sendNotFound(request, response, notFound);
      return;
    }
    serve(request, response);
  });
}

/** A path that can be decoded and names no parent folder; anything else is not found. */
function isPlainPath(address: string): boolean {
  try {
    const decoded = decodeURIComponent(address.split('?')[0] ?? '');
    return !decoded.includes('\0') && !decoded.split('/').includes('..') && decoded.length < 2048;
  } catch {
    return false;
  }
}

function setHeaders(response: ServerResponse, pathname: string): void {
  for (const [name, value] of Object.entries(headersFor(pathname))) response.setHeader(name, value);
  if (pathname.endsWith('.md')) response.setHeader('Content-Type', 'text/markdown; charset=utf-8');
}

function sendNotFound(request: IncomingMessage, response: ServerResponse, page: Buffer): void {
  setHeaders(response, '/404.html');
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length });
  response.end(request.method === 'HEAD' ? undefined : page);
}
