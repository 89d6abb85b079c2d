import { Client, type ClientBase, Pool } from 'pg';
import { RemoteClock } from '../clock.ts';
import { quoted } from '../quoted.ts';
import { newestVersion, type Schema } from '../schema.ts';
import { StoreError } from '../storeError.ts';
import { describeAddress, type PostgresAddress } from './address.ts';
import { columnTypes } from './columnTypes.ts';
import { Connections } from './connections.ts';
import { PostgresDatabase } from './engine.ts';
import { postgresErrorOf } from './errors.ts';
import { bringUpToDate, readSchemaVersions, refuseOthers } from './migrate.ts';
import { PostgresSignals } from './signals.ts';

/** Oldest supported PostgreSQL; earlier versions are past their end of life. */
const OLDEST_SERVER = 14;
/** Maximum number of connections of one process. */
const CONNECTIONS = 10;
const CONNECT_MILLISECONDS = 10_000;
/** Timeout of a statement, including waits for locks. */
const PATIENCE_MILLISECONDS = 60_000;
/** Timeout of an idle transaction: a frozen process must not hold locks. */
const IDLE_TRANSACTION_MILLISECONDS = 15_000;

/** The server's time while it runs a statement, not when the transaction began, in milliseconds since the epoch. */
const SERVER_TIME = 'floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/**
 * Opens the store on a PostgreSQL server, creating it in an empty database, and migrates it to the newest schema.
 * Throws a StoreError if the server is unreachable or too old, or the store newer or too old; it is left unchanged.
 */
export async function openServer(address: PostgresAddress, schema: Schema): Promise<PostgresDatabase> {
  return await open(address, async (client, place) => {
    if (address.schema !== undefined)
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(address.schema)}`);
    await bringUpToDate(client, place, schema);
  });
}

/**
 * Opens an existing store without migration; `missingMigrations` is the number of pending ones. Returns undefined if
 * the database has no store; throws a StoreError like `openServer`.
 */
export async function openServerForReading(
  address: PostgresAddress,
  schema: Schema,
): Promise<{ readonly database: PostgresDatabase; readonly missingMigrations: number } | undefined> {
  let version: number | undefined;
  const database = await open(address, async (client, place) => {
    const versions = await readSchemaVersions(client);
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
  const place = describeAddress(address);
  let connections: Connections | undefined;
  try {
    const known = new Connections(connect(address), PATIENCE_MILLISECONDS);
    connections = known;
    await known.use(async (client) => {
      await refuseServer(client, place);
      await ready(client, place);
    });
    const clock = await RemoteClock.measure({ ask: () => askTime(known), sql: SERVER_TIME });
    const signals = new PostgresSignals(known, () => new Client(clientOf(address)));
    return new PostgresDatabase(place, known, { clock, signals });
  } catch (error) {
    await connections?.close();
    throw postgresErrorOf(error, place);
  }
}

function clientOf({ url }: PostgresAddress) {
  return {
    connectionString: url,
    application_name: 'sulan',
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    keepAlive: true,
  };
}

function connect(address: PostgresAddress): Pool {
  return new Pool({
    ...clientOf(address),
    max: CONNECTIONS,
    query_timeout: PATIENCE_MILLISECONDS,
    pipeline: true,
    types: columnTypes,
    onConnect: (client: ClientBase) => settle(client, address.schema),
  });
}

/** Makes a new connection what the store needs; a server that commits more synchronously than `on` is left to it. */
async function settle(client: ClientBase, schema: string | undefined): Promise<void> {
  const path = schema === undefined ? '' : `SET search_path = ${quoted(schema)};`;
  await client.query(
    `${path} SET idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MILLISECONDS}; SET client_min_messages = warning;
     SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local')`,
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

async function askTime(connections: Connections): Promise<number> {
  const { rows } = await connections.use((client) => client.query(`SELECT ${SERVER_TIME} AS now`));
  return Number(rows[0]?.now);
}
