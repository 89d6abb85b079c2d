import type { QueryResult } from 'pg';
import type { Row, SqlParameter, Written } from '../database.ts';
import { toPostgres, toPostgresSql } from './translate.ts';

/** Maximum number of prepared statements per connection; the store has about half as many. */
const NAMED_MOST = 500;

interface Named {
  readonly name: string | undefined;
  readonly text: string;
}

/** A pool or a connection. */
interface Client {
  query(config: { name?: string; text: string; values: unknown[] }): Promise<QueryResult<Row>>;
}

/** Prepared statements: each is translated once and prepared once per connection. */
export class NamedStatements {
  readonly #known = new Map<string, Named>();

  /** Runs one statement. */
  async ask(client: Client, sql: string, parameters: readonly SqlParameter[]): Promise<Written> {
    const { name, text } = this.#named(sql);
    const { rows, rowCount } = await client.query({
      ...(name !== undefined && { name }),
      text,
      values: parameters.map(toPostgres),
    });
    return { rows, changes: rowCount ?? 0 };
  }

  #named(sql: string): Named {
    const known = this.#known.get(sql);
    if (known) return known;
    // Connections never forget names, so further statements are prepared each time.
    if (this.#known.size >= NAMED_MOST) return { name: undefined, text: toPostgresSql(sql) };
    const named = { name: `s${this.#known.size}`, text: toPostgresSql(sql) };
    this.#known.set(sql, named);
    return named;
  }
}
