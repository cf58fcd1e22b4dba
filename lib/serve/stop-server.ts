import type { Server } from 'node:http';

/**
 * Stop a server: no new connection, running responses are sent to their end, waiting connections are closed.
 *
 * @param patience milliseconds after which responses that still run are cut off
 */
export async function stopServer(server: Server, patience = 10_000): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive becomes idle only after its response has gone.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => server.closeAllConnections(), patience);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
}
