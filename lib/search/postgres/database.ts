import { Client, type ClientConfig, Pool, type PoolClient } from 'pg';

/** What an engine may take of the database. */
export interface DatabaseLimits {
  /** Connections at once; further searches wait. */
  connections?: number;
  /** Milliseconds after which the database gives a statement up. */
  statementTimeout?: number;
  /** Milliseconds to wait for a connection. */
  connectTimeout?: number;
}

export interface Database {
  /**
   * Rows of a statement that stays prepared.
   *
   * @param statement its name is the same for the same text
   * @param signal stops the statement in the database too
   * @throws {Error} with a sentence on what is wrong, or an `AbortError`
   */
  read<Row extends unknown[]>(statement: Statement, values: unknown[], signal?: AbortSignal): Promise<Row[]>;
  close(): Promise<void>;
}

/** Everything that varies is a parameter: no text of a reader is ever part of a statement. */
export interface Statement {
  name: string;
  text: string;
}

/** @param address `postgres://…`, or the words of `ClientConfig`; what it doesn't say comes from PGHOST, PGUSER, … */
export function openDatabase(address: string | ClientConfig, limits: DatabaseLimits = {}): Database {
  const { connections = 8, statementTimeout = 2000, connectTimeout = 3000 } = limits;
  const config = {
    ...configOf(address),
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    application_name: 'errsec search',
  };
  const pool = new Pool({ ...config, max: connections });
  // Cancelling must not wait for the connections that are busy with what is to be cancelled.
  const cancelPool = new Pool({ ...config, max: 1 });
  // A connection that is lost while nobody uses it is no fault yet: the next statement gets a new one, or says why not.
  for (const each of [pool, cancelPool]) each.on('error', ignore);

  async function run<Row extends unknown[]>({ name, text }: Statement, values: unknown[], signal?: AbortSignal) {
    const client = await pool.connect();
    // The statement under way is rejected too; the pool listens only while nobody has the connection.
    client.on('error', ignore);
    const cancel = () => {
      const { processID } = client as PoolClient & { processID: number };
      cancelling = cancelPool.query('select pg_cancel_backend($1)', [processID]).catch(() => undefined);
    };
    let cancelling: Promise<unknown> | undefined;
    let lost = false;
    try {
      signal?.throwIfAborted();
      signal?.addEventListener('abort', cancel, { once: true });
      const { rows } = await client.query<Row>({ name, text, values, rowMode: 'array' });
      return rows;
    } catch (error) {
      lost = isLostConnection(error);
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      // Whoever gets this connection next must not be hit by a late cancellation.
      await cancelling;
      client.release(lost);
      client.off('error', ignore);
    }
  }

  return {
    async read<Row extends unknown[]>(statement: Statement, values: unknown[], signal?: AbortSignal) {
      try {
        // Reading twice does no harm, and most lost connections are back at once.
        return await run<Row>(statement, values, signal).catch((error: unknown) => {
          if (!isLostConnection(error)) throw error;
          return run<Row>(statement, values, signal);
        });
      } catch (error) {
        signal?.throwIfAborted();
        throw new Error(sayFault(error), { cause: error });
      }
    },
    async close() {
      await Promise.all([pool.end(), cancelPool.end()]);
    },
  };
}

/** One connection for a load: no limits, since nobody waits for it. */
export async function connectForLoad(address: string | ClientConfig): Promise<Client> {
  const client = new Client({ ...configOf(address), connectionTimeoutMillis: 10_000, application_name: 'errsec load' });
  // The statement under way is rejected too; without a listener the process would end instead.
  client.on('error', ignore);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Error(sayFault(error), { cause: error });
  }
}

/** Without a listener a lost connection would end the process. */
function ignore(): void {}

function configOf(address: string | ClientConfig): ClientConfig {
  return typeof address !== 'string' ? address : address === '' ? {} : { connectionString: address };
}

const lostCodes = new Set(['ECONNRESET', 'EPIPE', '57P01', '57P02', '08006', '08003']);

function isLostConnection(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return lostCodes.has(code) || message === 'Connection terminated unexpectedly';
}

const faults: [RegExp, string][] = [
  [/^(?:ECONNREFUSED|ENOENT)$/, 'nothing answers there; is PostgreSQL running, and is the address right?'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'its host name has no address'],
  [/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'its host cannot be reached'],
  [/^(?:28P01|28000)$/, 'user or password are not accepted'],
  [/^3D000$/, 'there is no database of that name'],
  [/^42501$/, 'the user may not use the tables'],
  [/^(?:53300|57P03)$/, 'it takes no more connections now'],
  [/^57014$/, 'the statement took longer than allowed'],
  [/^(?:3F000|42P01)$/, 'it holds no index; run `npm run load:postgres` first'],
];

/** A sentence for people who run the site, with what the database says behind it. It never holds the address: that has the password. */
export function sayFault(error: unknown): string {
  const { code = '', message = '', errors } = error as { code?: string; message?: string; errors?: Error[] };
  const reason = faults.find(([pattern]) => pattern.test(code))?.[1];
  const said = message || errors?.map((each) => each.message).join('; ') || String(error);
  if (reason) return `Cannot read the index in PostgreSQL: ${reason} (${said})`;
  if (isLostConnection(error)) return `Cannot read the index in PostgreSQL: the connection was lost (${said})`;
  return `Cannot read the index in PostgreSQL: ${said}`;
}
