import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { RemoteClock } from '../clock.ts';
import type {
  OpenDatabase,
  Row,
  SqlParameter,
  Transaction,
  TransactionOptions,
  Written,
} from '../database.ts';
import { quoted } from '../quoted.ts';
import { SerialQueue } from '../serialQueue.ts';
import { TransactionScopes } from '../transactionScopes.ts';
import { rowAs, rowsAs, writtenAs } from '../typedRows.ts';
import type { Connections } from './connections.ts';
import { isCollision, isDuplicate, isLost, sorted } from './errors.ts';
import { NamedStatements } from './namedStatements.ts';
import type { PostgresSignals } from './signals.ts';
import { PostgresTransaction } from './transaction.ts';

/** So often a transaction runs in all that collides with others; each wait is about twice as long as the one before. */
const ATTEMPTS = 12;
const FIRST_WAIT_MILLISECONDS = 4;
const LONGEST_WAIT_MILLISECONDS = 500;

/**
 * The store on a PostgreSQL server. Statements go to any connection of a pool; the transactions of one process follow
 * each other, so that they collide with those of other processes alone. Transactions are SERIALIZABLE
 * (https://www.postgresql.org/docs/current/transaction-iso.html#XACT-SERIALIZABLE): one that collides runs again.
 */
export class PostgresDatabase implements OpenDatabase {
  readonly engine = 'postgres';
  readonly place: string;
  readonly clock: RemoteClock;
  readonly signals: PostgresSignals;
  readonly #connections: Connections;
  readonly #named = new NamedStatements();
  readonly #queue = new SerialQueue();
  readonly #scopes = new TransactionScopes();

  constructor(
    place: string,
    connections: Connections,
    { clock, signals }: { readonly clock: RemoteClock; readonly signals: PostgresSignals },
  ) {
    this.place = place;
    this.signals = signals;
    this.#connections = connections;
    this.clock = clock;
  }

  async all<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []) {
    return rowsAs<R>((await this.#read(sql, parameters)).rows);
  }

  async get<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []) {
    return rowAs<R>((await this.#read(sql, parameters)).rows[0]);
  }

  /** Durable in any case: connections commit synchronously. */
  run<R extends object = Row>(sql: string, parameters: readonly SqlParameter[] = []): Promise<Written<R>> {
    this.#scopes.refuseInside();
    return this.#sorted(() => this.#untilFree(async () => writtenAs<R>(await this.#ask(sql, parameters))));
  }

  runEach(sql: string, parameterLists: Iterable<readonly SqlParameter[]>): Promise<number> {
    return this.transaction((transaction) => transaction.runEach(sql, parameterLists));
  }

  async runScript(sql: string): Promise<void> {
    this.#scopes.refuseInside();
    await this.#sorted(() => this.#connections.use((client) => client.query(sql)));
  }

  async transaction<T>(
    work: (transaction: Transaction) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    this.#scopes.refuseInside();
    return await this.#queue.take(() =>
      this.#sorted(() => this.#untilFree(() => this.#committed(work, options))),
    );
  }

  async bytes(): Promise<number> {
    const row = await this.get<{ bytes: number }>(
      `SELECT coalesce(sum(pg_total_relation_size(oid)), 0) AS bytes FROM pg_class
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`,
    );
    return row?.bytes ?? 0;
  }

  /** PostgreSQL looks after its own pages; what they hold is looked at where it is read. */
  async findDamage(): Promise<readonly string[]> {
    return [];
  }

  async lastNumbers(): Promise<ReadonlyMap<string, number>> {
    const numbers = (await this.#numbered()).filter(({ last }) => last !== null);
    return new Map(numbers.map(({ name, last }) => [name, Number(last)]));
  }

  async numberAfter(last: ReadonlyMap<string, number>): Promise<void> {
    for (const { name, column, counter } of await this.#numbered()) {
      await this.run(
        `SELECT setval(?::regclass, greatest(?::bigint, (SELECT max(${quoted(column)}) FROM ${quoted(name)}), 1))`,
        [counter, last.get(name) ?? 0],
      );
    }
  }

  async markMoved(): Promise<void> {
    await this.run('UPDATE schema_version SET moved = 1');
  }

  /** The columns that count up by themselves. */
  #numbered() {
    return this.all<{ name: string; column: string; counter: string; last: number | null }>(
      `SELECT relname AS name, attname AS "column", counter, pg_sequence_last_value(counter::regclass) AS last
       FROM (SELECT relname, attname, pg_get_serial_sequence(attrelid::regclass::text, attname) AS counter
         FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
         WHERE attidentity <> '' AND relkind = 'r' AND relnamespace = current_schema()::regnamespace) AS numbered`,
    );
  }

  async close(): Promise<void> {
    this.clock.stop();
    await this.#connections.close();
  }

  /** A read that a lost connection broke is asked once more: nothing can have come of it. */
  async #read(sql: string, parameters: readonly SqlParameter[]): Promise<Written> {
    this.#scopes.refuseInside();
    const ask = () => this.#ask(sql, parameters);
    return await this.#sorted(() =>
      ask().catch((error: unknown) => {
        if (isLost(error)) return ask();
        throw error;
      }),
    );
  }

  #ask(sql: string, parameters: readonly SqlParameter[]): Promise<Written> {
    return this.#connections.use((client) => this.#named.ask(client, sql, parameters));
  }

  async #committed<T>(
    work: (transaction: Transaction) => Promise<T>,
    options: TransactionOptions,
  ): Promise<T> {
    const client = await this.#connections.connect();
    let isUsable = false;
    try {
      const connection = {
        client,
        answered: <A>(ask: () => Promise<A>) => this.#connections.answered(client, ask),
      };
      await connection.answered(() => client.query(beginning(options)));
      const result = await this.#scopes.run((scope) =>
        work(new PostgresTransaction(connection, this.#named, scope)),
      );
      await connection.answered(() => client.query('COMMIT'));
      isUsable = true;
      return result;
    } catch (error) {
      isUsable = !this.#connections.hasEnded(client) && (await isRolledBack(client));
      throw error;
    } finally {
      client.release(!isUsable);
    }
  }

  /** Does something again that collided with other transactions. */
  async #untilFree<T>(write: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write();
      } catch (error) {
        if (attempt >= attemptsAfter(error)) throw error;
      }
      const longest = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** attempt, LONGEST_WAIT_MILLISECONDS);
      // By chance, so that two that collided do not meet again.
      await sleep(longest * (0.5 + Math.random() / 2));
    }
  }

  async #sorted<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw sorted(error, this.place);
    }
  }
}

/** How often something that failed so runs in all. Of what is there already a second look tells whether it is to stay. */
function attemptsAfter(error: unknown): number {
  if (isCollision(error)) return ATTEMPTS;
  return isDuplicate(error) ? 2 : 1;
}

/**
 * What begins a transaction, in one trip. `LOCK TABLE` stands before the first statement that takes a snapshot, so that
 * the transaction sees what the one before it in the queue has committed.
 */
function beginning({ queue }: TransactionOptions): string {
  const inQueue = queue === undefined ? '' : `; LOCK TABLE ${queue} IN SHARE UPDATE EXCLUSIVE MODE`;
  return `BEGIN ISOLATION LEVEL SERIALIZABLE${inQueue}`;
}

/** Whether a connection can be used again after its transaction failed. */
async function isRolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
