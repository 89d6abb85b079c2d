import type { OpenDatabase, Statements } from '../../src/database/database.ts';
import { over } from './over.ts';

/** The same database, which tells every text that it is asked with, inside transactions as well. */
export function watched(database: OpenDatabase, onText: (sql: string) => void): OpenDatabase {
  return over(database, {
    ...statements(database, onText),
    transaction: (work, options) =>
      database.transaction((transaction) => work(statements(transaction, onText)), options),
  });
}

function statements(inner: Statements, onText: (sql: string) => void): Statements {
  return {
    all: (sql, parameters) => {
      onText(sql);
      return inner.all(sql, parameters);
    },
    get: (sql, parameters) => {
      onText(sql);
      return inner.get(sql, parameters);
    },
    run: (sql, parameters) => {
      onText(sql);
      return inner.run(sql, parameters);
    },
    runEach: (sql, parameterLists) => {
      onText(sql);
      return inner.runEach(sql, parameterLists);
    },
    runScript: (sql) => {
      onText(sql);
      return inner.runScript(sql);
    },
  };
}
