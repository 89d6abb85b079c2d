import type {
  Queries,
  SqlParameter,
  Statements,
  Transaction,
  TransactionOptions,
  WriteOptions,
} from '../../src/database/database.ts';
import type { Store } from '../../src/store/open.ts';
import { over } from '../database/over.ts';

/** A store that a process uses until it is killed. */
export interface MortalStore {
  readonly store: Store;
  isDead(): boolean;
}

class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * The same store for a process that is killed after so many steps, counted from its first durable write on: each
 * statement, each begin and each commit is one. It asks nothing afterwards, and a transaction under way comes to nothing.
 */
export function mortalStore(store: Store, steps: number): MortalStore {
  let [left, isCounting, isDead] = [steps, false, false];
  const live = () => {
    if (isDead || (isCounting && left === 0)) {
      isDead = true;
      throw new Killed('the process was killed');
    }
    if (isCounting) left -= 1;
  };
  const step = async <T>(ask: () => Promise<T>): Promise<T> => {
    live();
    return await ask();
  };
  const queries = (asked: Queries): Queries => ({
    all: (sql, parameters) => step(() => asked.all(sql, parameters)),
    get: (sql, parameters) => step(() => asked.get(sql, parameters)),
  });
  const statements = (asked: Statements): Statements => ({
    ...queries(asked),
    run: (sql, parameters) => step(() => asked.run(sql, parameters)),
    runEach: (sql, parameterLists) => step(() => asked.runEach(sql, parameterLists)),
    runScript: (sql) => step(() => asked.runScript(sql)),
  });
  return {
    store: over(store, {
      ...statements(store),
      async run<R extends object>(
        sql: string,
        parameters?: readonly SqlParameter[],
        options: WriteOptions = {},
      ) {
        isCounting ||= options.isDurable === true;
        const written = await step(() => store.run<R>(sql, parameters, options));
        live();
        return written;
      },
      async transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions) {
        isCounting ||= options?.isDurable === true;
        live();
        const result = await store.transaction(async (transaction) => {
          const done = await work(statements(transaction));
          live();
          return done;
        }, options);
        live();
        return result;
      },
    }),
    isDead: () => isDead,
  };
}
