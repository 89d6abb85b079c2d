import { AsyncLocalStorage } from 'node:async_hooks';
import { MisusedTransaction } from './database.ts';

/** Scope of a running transaction. */
export interface TransactionScope {
  isOpen: boolean;
}

/** Tracks whether a call comes from inside a transaction's function, at any depth. */
export class TransactionScopes {
  readonly #current = new AsyncLocalStorage<TransactionScope>();

  /** Runs a transaction's function within a scope, which ends with the function. */
  async run<T>(work: (scope: TransactionScope) => Promise<T>): Promise<T> {
    const scope: TransactionScope = { isOpen: true };
    try {
      return await this.#current.run(scope, () => work(scope));
    } finally {
      scope.isOpen = false;
    }
  }

  /**
   * Throws a MisusedTransaction for a statement on the database from inside a transaction, which would wait for itself.
   */
  refuseInside(): void {
    if (this.#current.getStore()?.isOpen)
      throw new MisusedTransaction(
        'a statement on the database inside a transaction: give it the transaction',
      );
  }
}

/** Throws a MisusedTransaction for a statement on a finished transaction. */
export function refuseOver(scope: TransactionScope): void {
  if (!scope.isOpen) throw new MisusedTransaction('a statement on a transaction that is over');
}
