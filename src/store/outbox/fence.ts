import type { Database, SqlParameter, Statements, WriteOptions } from '../../database/database.ts';
import type { DeliveryKey } from './deliveryRows.ts';

/** Who claims deliveries, and how long a claim holds unless it is renewed. */
export interface ClaimLease {
  readonly owner: string;
  readonly leaseSeconds: number;
}

/** One claim of one delivery among those that follow each other; each has a higher term than the one before. */
export interface ClaimTerm extends ClaimLease {
  readonly term: number;
}

/** What is written to a delivery's row. */
export interface RowChange {
  /** As in `UPDATE … SET`, with a `?` for each value. */
  readonly assignments: string;
  readonly values: readonly SqlParameter[];
}

/** How it is written. */
export interface FencedOptions extends WriteOptions {
  /** What else has to stand with it; an engine may run it again. */
  readonly others?: ((transaction: Statements) => Promise<void>) | undefined;
}

/**
 * Lets the holder of a delivery write to its row, and nobody who has lost it: every write holds only while owner and term
 * still stand in the outbox (a fencing token, Kleppmann, "How to do distributed locking", 2016).
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

  /** Whether another claim has taken the delivery over. */
  get isLost(): boolean {
    return this.#standing === 'lost';
  }

  /** Goes on under the claim that follows this one; false where another owner may have held the delivery in between. */
  continueUnder(newer: Fence): boolean {
    if (this.#standing !== 'held' || newer.#term !== this.#term + 1) return false;
    this.#term = newer.#term;
    return true;
  }

  /**
   * Writes to the row and, where it is still held, what else has to stand with that (`others`), in one transaction; by one
   * statement where there is nothing else. False, and without effect, where it is held no more.
   */
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

  /** Has the claim end with a write. */
  async close(write: Promise<boolean>): Promise<boolean> {
    const isHeld = await write;
    if (isHeld) this.#standing = 'over';
    return isHeld;
  }

  /** What stands is noted once the write is over: an engine may run a transaction again. */
  async #noting(write: () => Promise<boolean>): Promise<boolean> {
    if (this.#standing !== 'held') return false;
    const isHeld = await write();
    if (!isHeld) this.#standing = 'lost';
    return isHeld;
  }
}
