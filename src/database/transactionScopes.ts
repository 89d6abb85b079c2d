import { AsyncLocalStorage } from 'node:async_hooks';
import { MisusedTransaction } from './database.ts';

/** A transaction under way, as the functions that it runs know it. */
export interface TransactionScope {
  isOpen: boolean;
}

/** Knows whether a call comes from inside a transaction's own function, however many calls lie between. */
export class TransactionScopes {
  readonly #current = new AsyncLocalStorage<TransactionScope>();

  /** Runs a transaction's function; everything it calls is inside, and it is over when the function is. */
  async run<T>(work: (scope: TransactionScope) => Promise<T>): Promise<T> {
    const scope: TransactionScope = { isOpen: true };
    try {
      return await this.#current.run(scope, () => work(scope));
    } finally {
      scope.isOpen = false;
    }
  }

  /** Throws a MisusedTransaction for a statement on the database from inside a transaction: it would wait for itself. */
  refuseInside(): void {
    if (this.#current.getStore()?.isOpen)
      throw new MisusedTransaction(
        'a statement on the database inside a transaction: give it the transaction',
      );
  }
}

/** Throws a MisusedTransaction for a statement on a transaction that is over. */
export function refuseOver(scope: TransactionScope): void {
  if (!scope.isOpen) throw new MisusedTransaction('a statement on a transaction that is over');
}
