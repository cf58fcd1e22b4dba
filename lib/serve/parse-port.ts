/**
 * Read the port to serve on.
 *
 * @param value of the environment variable `PORT`; nothing means 3000, 0 any free port
 * @throws {RangeError} if it is no port
 */
export function parsePort(value: string | undefined): number {
  const text = value?.trim() || '3000';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new RangeError(`Unexpected PORT ${text}, expected a number from 0 to 65535`);
  return port;
}
