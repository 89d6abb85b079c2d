import type {
  Database,
  SqlParameter,
  Statements,
  Transaction,
  TransactionOptions,
} from '../../database/database.ts';
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

  /** Writes to the row; false, and without effect, where it is held no more. */
  write(assignments: string, values: readonly SqlParameter[]): Promise<boolean> {
    return this.#noting(() => this.#update(this.#database, assignments, values));
  }

  /** Writes to the row and, where it is still held, what else has to stand with that, all in one transaction. */
  writeWith(
    assignments: string,
    values: readonly SqlParameter[],
    others: (transaction: Transaction) => Promise<unknown>,
    options?: TransactionOptions,
  ): Promise<boolean> {
    return this.#noting(() =>
      this.#database.transaction(async (transaction) => {
        const isHeld = await this.#update(transaction, assignments, values);
        if (isHeld) await others(transaction);
        return isHeld;
      }, options),
    );
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

  async #update(
    statements: Statements,
    assignments: string,
    values: readonly SqlParameter[],
  ): Promise<boolean> {
    const { stream, day, part } = this.#delivery;
    const { changes } = await statements.run(
      `UPDATE deliveries SET ${assignments}
       WHERE stream = ? AND day = ? AND part = ? AND leased_by = ? AND lease_term = ?`,
      [...values, stream, day, part, this.#owner, this.#term],
    );
    return changes > 0;
  }
}
