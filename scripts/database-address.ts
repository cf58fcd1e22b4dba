/**
 * Address of the database that holds the search index: an argument, or ERRSEC_DATABASE, or what PostgreSQL's own variables
 * (PGHOST, PGUSER, …) say.
 *
 * @throws {TypeError} without repeating it, since it may hold a password
 */
export function databaseAddress(argument?: string): string {
  const address = argument ?? process.env['ERRSEC_DATABASE'] ?? '';
  if (address !== '' && !/^postgres(?:ql)?:\/\//.test(address))
    throw new TypeError('Unexpected address of a database, expected postgres://user@host:port/database');
  return address;
}
