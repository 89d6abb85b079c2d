import type { Database, SqlParameter, Statements, WriteOptions } from '../../database/database.ts';
import type { DeliveryKey } from './deliveryRows.ts';

/** Owner of claims, and their lease. */
export interface ClaimLease {
  readonly owner: string;
  readonly leaseSeconds: number;
}

/** Successive claims of a delivery, each with a higher term. */
export interface ClaimTerm extends ClaimLease {
  readonly term: number;
}

/** Change of a delivery's row. */
export interface RowChange {
  /** As in `UPDATE … SET`, with a `?` for each value. */
  readonly assignments: string;
  readonly values: readonly SqlParameter[];
}

/** How it is written. */
export interface FencedOptions extends WriteOptions {
  /** Further writes of the same transaction; an engine may run them again. */
  readonly others?: ((transaction: Statements) => Promise<void>) | undefined;
}

/**
 * Lets only the current holder of a delivery write to its row: every write requires the stored owner and term (a
 * fencing token, Kleppmann, "How to do distributed locking", 2016).
 */
export class Fence {
  readonly #database: Database;
  readonly #delivery: DeliveryKey;
  readonly #owner: string;
  #term: number;
  #standing: 'held' | 'over' | 'lost' = 'held';

  constructor(database: Database, delivery: DeliveryKey, { owner, term }: ClaimTerm) {
    this.#database = database;
    this.#delivery = delivery;
    this.#owner = owner;
    this.#term = term;
  }

  /** Whether another claim has taken over the delivery. */
  get isLost(): boolean {
    return this.#standing === 'lost';
  }

  /** Continues under the next claim; returns false if another owner may have held the delivery in between. */
  continueUnder(newer: Fence): boolean {
    if (this.#standing !== 'held' || newer.#term !== this.#term + 1) return false;
    this.#term = newer.#term;
    return true;
  }

  /** Writes to the row and, if it is still held, further data in the same transaction. */
  write(
    { assignments, values }: RowChange,
    { others, isDurable = false }: FencedOptions = {},
  ): Promise<boolean> {
    const { stream, day, part } = this.#delivery;
    const sql = `UPDATE deliveries SET ${assignments}
      WHERE stream = ? AND day = ? AND part = ? AND leased_by = ? AND lease_term = ?`;
    const parameters = [...values, stream, day, part, this.#owner, this.#term];
    return this.#noting(async () => {
      if (!others) return (await this.#database.run(sql, parameters, { isDurable })).changes > 0;
      return await this.#database.transaction(
        async (transaction) => {
          const isHeld = (await transaction.run(sql, parameters)).changes > 0;
          if (isHeld) await others(transaction);
          return isHeld;
        },
        { isDurable },
      );
    });
  }

  /** Ends the claim with a write. */
  async close(write: Promise<boolean>): Promise<boolean> {
    const isHeld = await write;
    if (isHeld) this.#standing = 'over';
    return isHeld;
  }

  /** The state is recorded after the write because an engine may repeat a transaction. */
  async #noting(write: () => Promise<boolean>): Promise<boolean> {
    if (this.#standing !== 'held') return false;
    const isHeld = await write();
    if (!isHeld) this.#standing = 'lost';
    return isHeld;
  }
}
