import { createHash, type Hash } from 'node:crypto';
import type { Queries, Row, SqlValue, Transaction } from '../../database/database.ts';
import type { Store } from '../open.ts';
import { MOVED_TABLES, type MovedTable } from './tables.ts';

/** Rows per page; an original has some kilobytes. */
const PAGE_ROWS = 500;

/** Rows moved of one table. */
export interface MovedRows {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of the rows in the order of their keys; equal in both stores. */
  readonly hash: string;
}

/** Why a store cannot be moved, for the operator. */
export type MovingProblem =
  | { readonly kind: 'no-store'; readonly store: string }
  | { readonly kind: 'in-use'; readonly store: string; readonly process: string }
  | { readonly kind: 'not-empty'; readonly store: string; readonly table: string }
  | { readonly kind: 'not-equal'; readonly table: string };

/** A store cannot be moved, and both are left unchanged. */
export class MovingError extends Error {
  override readonly name = 'MovingError';
  readonly problem: MovingProblem;

  constructor(problem: MovingProblem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/**
 * Copies all rows of a store with their row numbers into an empty one, in one transaction, and compares the result.
 * Derived data (search, events) is left out: the new store derives it again. Throws a MovingError if the new store is
 * not empty or differs in the end; it is then left unchanged.
 */
export async function moveStore(
  from: Store,
  to: Store,
  onProgress: (done: number, total: number, table: string) => void = () => {},
): Promise<readonly MovedRows[]> {
  await refuseFilled(to);
  const total = await countAll(from);
  const moved: MovedRows[] = await to.transaction(async (transaction) => {
    const tables: MovedRows[] = [];
    let done = 0;
    for (const table of MOVED_TABLES) {
      const digest = createHash('sha256');
      let rows = 0;
      // Replaces what triggers recorded during the copy with the rows of the old store.
      await transaction.run(`DELETE FROM ${table.name}`);
      for await (const page of pagesOf(from, table)) {
        await insertAll(transaction, table, page);
        for (const row of page) addRow(digest, row);
        rows += page.length;
        done += page.length;
        onProgress(done, total, table.name);
      }
      tables.push({ table: table.name, rows, hash: digest.digest('hex') });
    }
    await compare(transaction, tables);
    return tables;
  });
  await to.numberAfter(await from.lastNumbers());
  return moved;
}

async function refuseFilled(store: Store): Promise<void> {
  for (const { name } of MOVED_TABLES) {
    if (await store.get(`SELECT 1 FROM ${name} LIMIT 1`))
      throw new MovingError({ kind: 'not-empty', store: store.place, table: name });
  }
}

async function countAll(queries: Queries): Promise<number> {
  let total = 0;
  for (const table of MOVED_TABLES) total += await countOf(queries, table);
  return total;
}

async function countOf(queries: Queries, { name }: MovedTable): Promise<number> {
  return (await queries.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${name}`))?.rows ?? 0;
}

/** Reads a table page by page, each starting after the last row of the previous one. */
async function* pagesOf(queries: Queries, { name, key }: MovedTable): AsyncGenerator<readonly Row[]> {
  const columns = key.map((column) => `"${column}"`).join(', ');
  const marks = key.map(() => '?').join(', ');
  let after: readonly SqlValue[] | undefined;
  for (;;) {
    const page: readonly Row[] = await queries.all(
      `SELECT * FROM ${name} ${after ? `WHERE (${columns}) > (${marks})` : ''} ORDER BY ${columns} LIMIT ${PAGE_ROWS}`,
      after ?? [],
    );
    const last = page.at(-1);
    if (!last) return;
    yield page;
    if (page.length < PAGE_ROWS) return;
    after = key.map((column) => sqlValueOf(last[column]));
  }
}

async function insertAll(
  transaction: Transaction,
  { name }: MovedTable,
  page: readonly Row[],
): Promise<void> {
  const columns = Object.keys(page[0] ?? {});
  const names = columns.map((column) => `"${column}"`).join(', ');
  await transaction.runEach(
    `INSERT INTO ${name} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    page.map((row) => columns.map((column) => sqlValueOf(row[column]))),
  );
}

async function compare(queries: Queries, tables: readonly MovedRows[]): Promise<void> {
  for (const table of MOVED_TABLES) {
    const digest = createHash('sha256');
    for await (const page of pagesOf(queries, table)) for (const row of page) addRow(digest, row);
    const { hash } = tables.find((moved) => moved.table === table.name) ?? {};
    if (digest.digest('hex') !== hash) throw new MovingError({ kind: 'not-equal', table: table.name });
  }
}

/** Hashes a row by column name, so that the order of columns in a table does not matter. */
function addRow(digest: Hash, row: Row): void {
  for (const column of Object.keys(row).sort())
    digest.update(`${column}=${textOf(sqlValueOf(row[column]))}\n`);
}

function textOf(value: SqlValue): string {
  if (value instanceof Uint8Array) return `bytes:${Buffer.from(value).toString('base64')}`;
  // PostgreSQL cannot store NUL in text: the engine writes U+FFFD in its place.
  return JSON.stringify(
    typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : Number(value ?? Number.NaN),
  );
}

function sqlValueOf(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array)
    return value;
  throw new TypeError(`a column holds a ${typeof value}`);
}
