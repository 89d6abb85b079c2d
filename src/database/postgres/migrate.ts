import type { ClientBase } from 'pg';
import { newestVersion, type Schema } from '../schema.ts';
import { StoreError } from '../storeError.ts';
import { toPostgresTables } from './ddl.ts';

/** The lock under which one process at a time brings a store up to date; any number that no other program takes. */
const MIGRATION_LOCK = 7_301_202_611;

/**
 * The shape that a store has, and the oldest program that can still use it: a change that older programs can live with
 * leaves the second as it is, so that they go on beside the new one until they are updated. And whether all of it was
 * moved into a file.
 */
const VERSIONS =
  'CREATE TABLE schema_version (version bigint NOT NULL, min_version bigint NOT NULL, moved bigint NOT NULL DEFAULT 0)';

/** What a store says of itself. */
interface Versions {
  readonly version: number;
  /** The oldest program that can still use it. */
  readonly oldest: number;
  readonly isMoved: boolean;
}

/** The shape of the store that a connection sees; undefined where there is none yet. */
export async function readSchemaVersions(client: ClientBase): Promise<Versions | undefined> {
  const { rows: tables } = await client.query(
    "SELECT 1 FROM pg_class WHERE relname = 'schema_version' AND relnamespace = current_schema()::regnamespace",
  );
  if (tables.length === 0) return undefined;
  const { rows } = await client.query('SELECT version, min_version, moved FROM schema_version');
  return (
    rows[0] && {
      version: Number(rows[0].version),
      oldest: Number(rows[0].min_version),
      isMoved: rows[0].moved === 1,
    }
  );
}

/** All that is missing in one transaction, while other processes wait for it. */
export async function bringUpToDate(client: ClientBase, place: string, schema: Schema): Promise<void> {
  const before = await readSchemaVersions(client);
  if (before) refuseOthers(before, place, schema);
  if (before && before.version >= newestVersion(schema)) return;
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    // Another process may have done this while this one waited for the lock.
    const known = await readSchemaVersions(client);
    if (known) refuseOthers(known, place, schema);
    else await make(client, schema);
    await migrate(client, schema, known?.version ?? schema.version);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Throws a StoreError for a store that this program cannot use. */
export function refuseOthers({ version, oldest, isMoved }: Versions, place: string, schema: Schema): void {
  const newest = newestVersion(schema);
  if (isMoved) {
    throw new StoreError(
      'moved',
      `The store ${place} was moved into a file: unset DATABASE_URL, or empty the database and move the file with sulan migrate --to URL.`,
    );
  }
  if (oldest > newest) {
    throw new StoreError(
      'newer',
      `The store ${place} belongs to a newer 速览 (shape ${version}, for programs that know ${oldest}; this one knows ${newest}): upgrade this one.`,
    );
  }
  if (version < schema.version) {
    throw new StoreError(
      'older',
      `The store ${place} was written by a 速览 from before its first release (shape ${version}, this one reads ${schema.version} and later): name an empty database, and take the news in again with sulan backfill.`,
    );
  }
}

async function make(client: ClientBase, schema: Schema): Promise<void> {
  await client.query(VERSIONS);
  await client.query('INSERT INTO schema_version (version, min_version) VALUES ($1, $1)', [schema.version]);
  await client.query(toPostgresTables(schema.tables));
  await client.query(schema.own.postgres);
}

async function migrate(client: ClientBase, schema: Schema, from: number): Promise<void> {
  for (const migration of schema.migrations) {
    if (migration.number <= from) continue;
    await client.query(toPostgresTables(migration.script));
    if (migration.own) await client.query(migration.own.postgres);
    await client.query(
      'UPDATE schema_version SET version = $1, min_version = CASE WHEN $2 THEN $1 ELSE min_version END',
      [migration.number, migration.endsOlderPrograms === true],
    );
  }
}
