import { access, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import send from 'send';
import type { SearchEngine } from '../search/search-engine';
import { contentTypeOf } from './content-types';
import { type FoundFile, findFile, isHidden } from './find-file';
import { headersFor, revalidated } from './headers';
import { parseRequestPath } from './request-path';
import { answerSearch, searchAddress } from './search-endpoint';
import { createSmallFiles, type SmallFiles } from './small-files';

/**
 * Serve a finished site with the headers of `headers.ts`, precompressed files, and its 404 page. Files are looked up
 * for every request, so the site may be replaced while it is served.
 *
 * @param site folder of the site
 * @param engine answers `/search.json`, which is not there without one
 * @throws if there is no site
 */
export async function serveFolder(site: string, engine?: SearchEngine): Promise<Server> {
  await checkSite(site);
  const files = createSmallFiles();
  return createServer(async (request, response) => {
    try {
      await answer(site, files, engine, request, response);
    } catch {
      sendFailure(response, 500);
    }
  });
}

async function checkSite(site: string): Promise<void> {
  try {
    await access(path.join(site, '404.html'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`Cannot serve ${site}: there is no site; run \`npm run build\` first`, { cause: error });
  }
}

async function answer(
  site: string,
  files: SmallFiles,
  engine: SearchEngine | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendStatus(response, 405, '/', { Allow: 'GET, HEAD' });
  const address = parseRequestPath(request.url ?? '');
  if ('status' in address)
    return address.status === 404 ? sendNotFound(site, request, response) : sendStatus(response, address.status);
  if (engine && address.path === searchAddress) return answerSearch(engine, address.query, request, response);
  const found = isHidden(address.path)
    ? undefined
    : await findFile(site, address.path, request.headers['accept-encoding']);
  if (found === undefined) return sendNotFound(site, request, response);
  if (found === 'folder') {
    const folder = address.path.split('/').map(encodeURIComponent).join('/');
    return sendStatus(response, 301, address.path, { Location: `${folder}/${address.query}` });
  }
  setHeaders(response, address.path, found);
  const { tag, bytes } = await files.get(found.file, found.stats);
  response.setHeader('ETag', tag);
  if (bytes && isPlain(request)) sendBytes(bytes, found, response);
  else sendFile(found, address.path, request, response);
}

/** Whether the whole file is asked for, whatever the client has of it. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && !Object.keys(headers).some((name) => name === 'range' || name.startsWith('if-'));
}

/** What `send` would answer. A query reads a dozen small files: to open each one again takes longer than to send it. */
function sendBytes(bytes: Buffer, { stats, encoding }: FoundFile, response: ServerResponse): void {
  if (encoding === undefined) response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Last-Modified', stats.mtime.toUTCString());
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}

/** Conditions, ranges, HEAD, and clients that hang up are `send`'s part; it is given a file that was there just now. */
function sendFile(
  { file, encoding }: FoundFile,
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  send(request, encodeURIComponent(path.basename(file)), {
    root: path.dirname(file),
    dotfiles: 'allow',
    index: false,
    cacheControl: false,
    // A range of compressed bytes is of no use to anyone; nginx gives none either.
    acceptRanges: encoding === undefined,
  })
    .on('error', (error: { status?: number }) => sendFailure(response, error.status ?? 500, address))
    .pipe(response);
}

async function sendNotFound(site: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const found = await findFile(site, '/404.html', request.headers['accept-encoding']);
  if (found === undefined || found === 'folder') return sendStatus(response, 404);
  const page = await readFile(found.file);
  setHeaders(response, '/404.html', found);
  response.writeHead(404, { 'Content-Length': page.length });
  response.end(request.method === 'HEAD' ? undefined : page);
}

function setHeaders(response: ServerResponse, address: string, { encoding, varies }: FoundFile): void {
  for (const [name, value] of Object.entries(headersFor(address))) response.setHeader(name, value);
  response.setHeader('Content-Type', contentTypeOf(address));
  if (encoding) response.setHeader('Content-Encoding', encoding);
  if (varies) response.setHeader('Vary', 'Accept-Encoding');
}

/** After the headers have gone there is nothing left to say: the connection ends, so that a client notices. */
function sendFailure(response: ServerResponse, status: number, address = '/'): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const range = response.getHeader('Content-Range');
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  sendStatus(response, status, address, status === 416 && range ? { 'Content-Range': String(range) } : {});
}

const sentences: Readonly<Record<number, string>> = {
  301: 'This page has a slash at the end of its address.',
  400: 'This address can not be read.',
  404: 'There is nothing here.',
  405: 'This site can only be read.',
  412: 'The file has changed.',
  414: 'This address is too long.',
  416: 'The file is shorter than that.',
};

/** Nothing but files may be kept for ever. */
function sendStatus(
  response: ServerResponse,
  status: number,
  address = '/',
  headers: Record<string, string> = {},
): void {
  const text = `${sentences[status] ?? 'This file can not be read now.'}\n`;
  response.writeHead(status, {
    ...headersFor(address),
    'Cache-Control': revalidated,
    'Content-Type': contentTypeOf('.txt'),
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}
