import { type ClientBase, Pool } from 'pg';
import { RemoteClock } from '../clock.ts';
import { quoted } from '../quoted.ts';
import { newestVersion, type Schema } from '../schema.ts';
import { StoreError } from '../storeError.ts';
import { type PostgresAddress, placeOf } from './address.ts';
import { columnTypes } from './columnTypes.ts';
import { PostgresDatabase } from './engine.ts';
import { postgresErrorOf } from './errors.ts';
import { bringUpToDate, refuseOthers, versionsOf } from './migrate.ts';

/** The oldest PostgreSQL that is tried; the project itself ended support for those before it. */
const OLDEST_SERVER = 14;
/** Connections of one process at most. */
const CONNECTIONS = 10;
const CONNECT_MILLISECONDS = 10_000;
/** How long a statement may take, locks that it waits for included. */
const PATIENCE_MILLISECONDS = 60_000;
/** A process that stands still inside a transaction loses it then, and with it what others wait for. */
const IDLE_TRANSACTION_MILLISECONDS = 15_000;

/**
 * Opens the store on a PostgreSQL server, makes it in an empty database, and brings it to the schema's newest shape.
 * Throws a StoreError for a server out of reach or too old and a store that is newer or too old, which stays untouched.
 */
export async function openServer(address: PostgresAddress, schema: Schema): Promise<PostgresDatabase> {
  return await open(address, async (client, place) => {
    if (address.schema !== undefined)
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(address.schema)}`);
    await bringUpToDate(client, place, schema);
  });
}

/**
 * Opens a store that is there as it is; `missingMigrations` is how many it lacks. Undefined where the database holds no
 * store yet; throws a StoreError as `openServer` does.
 */
export async function openServerForReading(
  address: PostgresAddress,
  schema: Schema,
): Promise<{ readonly database: PostgresDatabase; readonly missingMigrations: number } | undefined> {
  let version: number | undefined;
  const database = await open(address, async (client, place) => {
    const versions = await versionsOf(client);
    if (versions) refuseOthers(versions, place, schema);
    version = versions?.version;
  });
  const known = version;
  if (known === undefined) {
    await database.close();
    return undefined;
  }
  const missingMigrations =
    known >= newestVersion(schema) ? 0 : schema.migrations.filter(({ number }) => number > known).length;
  return { database, missingMigrations };
}

async function open(
  address: PostgresAddress,
  ready: (client: ClientBase, place: string) => Promise<void>,
): Promise<PostgresDatabase> {
  const place = placeOf(address);
  let pool: Pool | undefined;
  try {
    pool = connect(address);
    await withClient(pool, async (client) => {
      await refuseServer(client, place);
      await ready(client, place);
    });
    return new PostgresDatabase(place, pool, await RemoteClock.measure({ ask: askTime(pool) }));
  } catch (error) {
    await pool?.end();
    throw postgresErrorOf(error, place);
  }
}

function connect({ url, schema }: PostgresAddress): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'sulan',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: PATIENCE_MILLISECONDS,
    keepAlive: true,
    pipeline: true,
    types: columnTypes,
    onConnect: (client: ClientBase) => settle(client, schema),
  });
  // A connection that ends while nobody uses it is replaced by the next statement, which tells what is wrong if it lasts.
  pool.on('error', () => {});
  // One that ends between two statements of a transaction tells its client alone; without a listener that ends the process.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

async function settle(client: ClientBase, schema: string | undefined): Promise<void> {
  const path = schema === undefined ? '' : `SET search_path = ${quoted(schema)};`;
  await client.query(
    `${path} SET idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MILLISECONDS}; SET client_min_messages = warning`,
  );
}

async function refuseServer(client: ClientBase, place: string): Promise<void> {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
  );
  const [row] = rows;
  const version = Math.floor(Number(row?.version) / 10_000);
  if (version < OLDEST_SERVER) {
    throw new StoreError(
      'refused',
      `${place} is on PostgreSQL ${version}, and 速览 needs ${OLDEST_SERVER} or newer: upgrade the server.`,
    );
  }
  if (row?.encoding !== 'UTF8') {
    throw new StoreError(
      'refused',
      `${place} has the encoding ${row?.encoding}, which cannot hold every text: create a database with ENCODING 'UTF8'.`,
    );
  }
}

async function withClient(pool: Pool, work: (client: ClientBase) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await work(client);
  } finally {
    client.release();
  }
}

function askTime(pool: Pool): () => Promise<number> {
  return async () => {
    const { rows } = await pool.query('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now');
    return Number(rows[0]?.now);
  };
}
