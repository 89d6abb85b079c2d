import type { OpenDatabase, SqlParameter, Statements } from '../../src/database/database.ts';
import { over } from './over.ts';

/** Told a text and its parameters; of a text that is asked for several lists the first list. */
export type OnText = (sql: string, parameters: readonly SqlParameter[]) => void;

/** The same database, which tells every text that it is asked with, inside transactions as well. */
export function watched(database: OpenDatabase, onText: OnText): OpenDatabase {
  return over(database, {
    ...statements(database, onText),
    run: (sql, parameters = [], options) => {
      onText(sql, parameters);
      return database.run(sql, parameters, options);
    },
    transaction: (work, options) =>
      database.transaction((transaction) => work(statements(transaction, onText)), options),
  });
}

function statements(inner: Statements, onText: OnText): Statements {
  return {
    all: (sql, parameters = []) => {
      onText(sql, parameters);
      return inner.all(sql, parameters);
    },
    get: (sql, parameters = []) => {
      onText(sql, parameters);
      return inner.get(sql, parameters);
    },
    run: (sql, parameters = []) => {
      onText(sql, parameters);
      return inner.run(sql, parameters);
    },
    runEach: (sql, parameterLists) => {
      const lists = [...parameterLists];
      onText(sql, lists[0] ?? []);
      return inner.runEach(sql, lists);
    },
    runScript: (sql) => {
      onText(sql, []);
      return inner.runScript(sql);
    },
  };
}
