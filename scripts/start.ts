/**
 * Build the site if it is stale, then serve it.
 *
 *   npm start                             http://localhost:3000
 *   PORT=8080 npm start                   another port
 *   HOST=127.0.0.1 npm start              for this machine only
 *   npm start -- --no-build               serve `out/` as it is
 *   npm start -- --no-build --from DIR    serve another folder
 *   ERRSEC_DATABASE=postgres://… npm start    answer /search.json too, from the index of `npm run load:postgres`
 *
 * Ends with Ctrl C or SIGTERM after running responses are sent. Exit code 1: the build failed, there is no site, or the
 * port can't be used.
 */
import path from 'node:path';
import { explainFault } from '@/lib/serve/explain-fault';
import { parsePort } from '@/lib/serve/parse-port';
import { serveFolder } from '@/lib/serve/serve-folder';
import { stopServer } from '@/lib/serve/stop-server';
import { buildSite } from '@/scripts/build-site';
import { databaseAddress } from './database-address';

const root = process.cwd();
const from = process.argv.indexOf('--from');
const site = path.resolve(root, from > 0 ? (process.argv[from + 1] ?? 'out') : 'out');

try {
  const port = parsePort(process.env['PORT']);
  if (!process.argv.includes('--no-build')) await buildSite(root, { say: console.log });
  const engine = await openEngine();
  const server = await serveFolder(site, engine);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(process.env['HOST'] ? { host: process.env['HOST'] } : {}) }, resolve);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () =>
      stopServer(server)
        .then(() => engine?.close())
        .then(() => process.exit(0)),
    );
  }
  const address = server.address();
  console.log(`errSec is at http://localhost:${typeof address === 'object' && address ? address.port : port}`);
} catch (error) {
  console.error(explainFault(error));
  process.exit(1);
}

/** The client is loaded only by sites that have a database. */
async function openEngine() {
  if (!process.env['ERRSEC_DATABASE']) return undefined;
  const { openPostgresEngine } = await import('@/lib/search/postgres/postgres-engine');
  return openPostgresEngine(databaseAddress());
}
