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
import { SerialQueue } from '../serialQueue.ts';
import { TransactionScopes } from '../transactionScopes.ts';
import { rowAs, rowsAs, writtenAs } from '../typedRows.ts';
import type { Connections } from './connections.ts';
import { isLost, sorted } from './errors.ts';
import { NamedStatements } from './namedStatements.ts';
import { repeatCollided } from './repeatCollided.ts';
import { continueNumbersAfter, readLastNumbers } from './rowNumbers.ts';
import type { PostgresSignals } from './signals.ts';
import { PostgresTransaction } from './transaction.ts';

/**
 * The store on a PostgreSQL server. Statements use any connection of a pool; transactions of one process run one after
 * the other, so that they only collide with those of other processes. Transactions are SERIALIZABLE
 * (https://www.postgresql.org/docs/current/transaction-iso.html#XACT-SERIALIZABLE) and are repeated after a collision.
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
    return this.#sorted(() => repeatCollided(async () => writtenAs<R>(await this.#ask(sql, parameters))));
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
      this.#sorted(() => repeatCollided(() => this.#committed(work, options))),
    );
  }

  async bytes(): Promise<number> {
    const row = await this.get<{ bytes: number }>(
      `SELECT coalesce(sum(pg_total_relation_size(oid)), 0) AS bytes FROM pg_class
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`,
    );
    return row?.bytes ?? 0;
  }

  /** PostgreSQL checks its own pages when it reads them. */
  async findDamage(): Promise<readonly string[]> {
    return [];
  }

  lastNumbers(): Promise<ReadonlyMap<string, number>> {
    return readLastNumbers(this);
  }

  numberAfter(last: ReadonlyMap<string, number>): Promise<void> {
    return continueNumbersAfter(this, last);
  }

  async markMoved(): Promise<void> {
    await this.run('UPDATE schema_version SET moved = 1');
  }

  async close(): Promise<void> {
    this.clock.stop();
    await this.#connections.close();
  }

  /** Repeats a read once after a lost connection: it has no effects. */
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

  async #sorted<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw sorted(error, this.place);
    }
  }
}

/**
 * Returns the statements that begin a transaction in one round trip. `LOCK TABLE` comes before the first statement with
 * a snapshot, so that the transaction sees what the previous one in the queue has committed.
 */
function beginning({ queue }: TransactionOptions): string {
  const inQueue = queue === undefined ? '' : `; LOCK TABLE ${queue} IN SHARE UPDATE EXCLUSIVE MODE`;
  return `BEGIN ISOLATION LEVEL SERIALIZABLE${inQueue}`;
}

/** Rolls back; returns whether the connection can be used again. */
async function isRolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
