import type { ClientBase } from 'pg';
import { newestVersion, type Schema } from '../schema.ts';
import { StoreError } from '../storeError.ts';
import { toPostgresTables } from './ddl.ts';

/** Advisory lock for migrations; the number is arbitrary but not used by other programs. */
const MIGRATION_LOCK = 7_301_202_611;

/**
 * Table of the schema's version, the oldest program version that can use it (a compatible change keeps it, so that
 * older programs continue until they are updated), and whether the store was moved to a file.
 */
const VERSIONS =
  'CREATE TABLE schema_version (version bigint NOT NULL, min_version bigint NOT NULL, moved bigint NOT NULL DEFAULT 0)';

/** Contents of that table. */
interface Versions {
  readonly version: number;
  /** Oldest program version that can use it. */
  readonly oldest: number;
  readonly isMoved: boolean;
}

/** Returns the versions of the store on a connection; undefined if there is none. */
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

/** Runs all missing migrations in one transaction, while other processes wait. */
export async function bringUpToDate(client: ClientBase, place: string, schema: Schema): Promise<void> {
  const before = await readSchemaVersions(client);
  if (before) refuseOthers(before, place, schema);
  if (before && before.version >= newestVersion(schema)) return;
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    // Another process may have migrated during the wait for the lock.
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

/** Throws a StoreError if this program cannot use the store. */
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
