import type { Store } from '../../src/store/open.ts';
import { over } from '../database/over.ts';

/** A store that knows what it is asked at present. */
export interface CountedStore {
  readonly store: Store;
  /** How many questions and writes have no answer yet. */
  underWay(): number;
}

/** The same store, counting. */
export function countedStore(store: Store): CountedStore {
  let underWay = 0;
  const counted = async <T>(asked: Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await asked;
    } finally {
      underWay -= 1;
    }
  };
  return {
    store: over(store, {
      all: (sql, parameters) => counted(store.all(sql, parameters)),
      get: (sql, parameters) => counted(store.get(sql, parameters)),
      run: (sql, parameters, options) => counted(store.run(sql, parameters, options)),
      runEach: (sql, parameterLists) => counted(store.runEach(sql, parameterLists)),
      transaction: (work, options) => counted(store.transaction(work, options)),
    }),
    underWay: () => underWay,
  };
}
