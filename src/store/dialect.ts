import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

/**
 * Kysely over a `node:sqlite` connection.
 * Its transactions are not used: they span awaits, in which another statement of this one connection could slip;
 * a transaction is a synchronous function given to `Store.transaction`.
 */
export function kyselyOver<Tables>(database: DatabaseSync): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(database) }) });
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {},
    prepare: (sql) => {
      let statement = prepared.get(sql);
      if (!statement) {
        statement = adaptStatement(database.prepare(sql));
        if (prepared.size >= PREPARED_MOST) prepared.clear();
        prepared.set(sql, statement);
      }
      return statement;
    },
  };
}

/** Statements with lists of values differ in text, so what is kept is bounded. */
const PREPARED_MOST = 200;

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toSql)),
    run: (parameters) => statement.run(...parameters.map(toSql)),
    iterate: (parameters) => statement.iterate(...parameters.map(toSql)),
  };
}

function toSql(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite takes no ${typeof value}`);
}
