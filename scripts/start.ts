/**
 * Build the site if it is stale, then serve it.
 *
 *   npm start                 http://localhost:3000
 *   PORT=8080 npm start       another port
 *   npm start -- --no-build   serve `out/` as it is
 *
 * Ends with Ctrl C or SIGTERM after running responses are sent. Exit code 1: the build failed or the port is taken.
 */
import path from 'node:path';
import { serveFolder } from '@/lib/serve/serve-folder';
import { buildSite } from '@/scripts/build-site';

const root = process.cwd();
const port = Number(process.env['PORT'] ?? 3000);

try {
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`Unexpected PORT ${process.env['PORT']}, expected a number from 0 to 65535`);
  if (!process.argv.includes('--no-build')) await buildSite(root, { say: console.log });
  const server = await serveFolder(path.join(root, 'out'));
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken: stop what uses it, or choose another with PORT=3001 npm start`
        : error.message,
    );
    process.exit(1);
  });
  server.listen(port, () => {
    const address = server.address();
    console.log(`errSec is at http://localhost:${typeof address === 'object' && address ? address.port : port}`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeIdleConnections();
    });
  }
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
