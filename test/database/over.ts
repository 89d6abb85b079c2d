import type { OpenDatabase } from '../../src/database/database.ts';

/** Another object over the same database, with some of its functions replaced. */
export function over(database: OpenDatabase, replaced: Partial<OpenDatabase> = {}): OpenDatabase {
  return {
    file: database.file,
    clock: database.clock,
    all: (sql, parameters) => database.all(sql, parameters),
    get: (sql, parameters) => database.get(sql, parameters),
    run: (sql, parameters) => database.run(sql, parameters),
    runEach: (sql, parameterLists) => database.runEach(sql, parameterLists),
    runScript: (sql) => database.runScript(sql),
    transaction: (work, options) => database.transaction(work, options),
    copyTo: (file) => database.copyTo(file),
    close: () => database.close(),
    ...replaced,
  };
}
