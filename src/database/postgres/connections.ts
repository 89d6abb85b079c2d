import { type ClientBase, DatabaseError, type Pool, type PoolClient } from 'pg';

/** SQLSTATE of class 08, https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const [UNABLE_TO_CONNECT, CONNECTION_FAILURE] = ['08001', '08006'];

/** That no answer came, because a connection did not come about or ended; with the SQLSTATE that a server would give it. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(messageOf(cause), { cause });
    this.code = code;
  }
}

/** The connections of a pool. The driver gives no code to what it finds out about them itself: here they get one. */
export class Connections {
  readonly #pool: Pool;
  readonly #patienceMilliseconds: number;
  readonly #ended = new WeakSet<ClientBase>();

  /** `patienceMilliseconds`: how long the driver waits for an answer. */
  constructor(pool: Pool, patienceMilliseconds: number) {
    this.#pool = pool;
    this.#patienceMilliseconds = patienceMilliseconds;
    // A connection that ends while nobody uses it is replaced by the next statement, which tells what is wrong if it lasts.
    pool.on('error', () => {});
    // One that ends between two statements of a transaction tells its client alone; without a listener that ends the process.
    pool.on('connect', (client) => void client.on('error', () => this.#ended.add(client)));
  }

  /** Asks over any connection. */
  async use<T>(ask: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.connect();
    try {
      return await this.answered(client, () => ask(client));
    } finally {
      client.release(this.#ended.has(client));
    }
  }

  /** A connection, which is to be released. */
  async connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw isOfServer(error) ? error : new ConnectionLost(UNABLE_TO_CONNECT, error);
    }
  }

  /** Asks over one connection; what is thrown says whether it was lost. */
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

  /** Whether a connection is of no use any more. */
  hasEnded(client: ClientBase): boolean {
    return this.#ended.has(client);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

/** Of several addresses that were tried (AggregateError) the first one tells. */
function messageOf(cause: unknown): string {
  if (cause instanceof AggregateError) return messageOf(cause.errors[0]);
  return cause instanceof Error ? cause.message : String(cause);
}

function isOfServer(error: unknown): boolean {
  return error instanceof DatabaseError && error.code !== undefined;
}
