import { type ClientBase, DatabaseError, type Pool, type PoolClient } from 'pg';
import { errorMessage } from '../../text/errorMessage.ts';

/** SQLSTATE of class 08, https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const [UNABLE_TO_CONNECT, CONNECTION_FAILURE] = ['08001', '08006'];

/** A connection failed or ended before the answer, with the SQLSTATE that a server would report. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(firstMessageOf(cause), { cause });
    this.code = code;
  }
}

/** Connections of a pool, with error codes for failures that the driver reports without one. */
export class Connections {
  readonly #pool: Pool;
  readonly #patienceMilliseconds: number;
  readonly #ended = new WeakSet<ClientBase>();

  /** `patienceMilliseconds` is the driver's timeout for an answer. */
  constructor(pool: Pool, patienceMilliseconds: number) {
    this.#pool = pool;
    this.#patienceMilliseconds = patienceMilliseconds;
    // An idle connection that ends is replaced by the next statement, which reports a lasting problem.
    pool.on('error', () => {});
    // A connection that ends within a transaction emits an error on its client, which would end the process without a
    // listener.
    pool.on('connect', (client) => void client.on('error', () => this.#ended.add(client)));
  }

  /** Runs a query on any connection. */
  async use<T>(ask: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.connect();
    try {
      return await this.answered(client, () => ask(client));
    } finally {
      client.release(this.#ended.has(client));
    }
  }

  /** Returns a connection, which the caller must release. */
  async connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw isOfServer(error) ? error : new ConnectionLost(UNABLE_TO_CONNECT, error);
    }
  }

  /** Runs a query on one connection; errors tell whether it was lost. */
  async answered<T>(client: ClientBase, ask: () => Promise<T>): Promise<T> {
    const asked = performance.now();
    try {
      return await ask();
    } catch (error) {
      if (isOfServer(error)) throw error;
      const isUnanswered = performance.now() - asked >= this.#patienceMilliseconds;
      if (isUnanswered) this.#ended.add(client);
      throw this.#ended.has(client) ? new ConnectionLost(CONNECTION_FAILURE, error) : error;
    }
  }

  /** Whether a connection is no longer usable. */
  hasEnded(client: ClientBase): boolean {
    return this.#ended.has(client);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

/** Returns the message of an error; of several attempts (AggregateError), of the first. */
function firstMessageOf(cause: unknown): string {
  if (cause instanceof AggregateError) return firstMessageOf(cause.errors[0]);
  return errorMessage(cause);
}

function isOfServer(error: unknown): boolean {
  return error instanceof DatabaseError && error.code !== undefined;
}
