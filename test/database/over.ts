import type { OpenDatabase } from '../../src/database/database.ts';

/** Another object over the same database, with some of its functions replaced. */
export function over(database: OpenDatabase, replaced: Partial<OpenDatabase> = {}): OpenDatabase {
  return {
    engine: database.engine,
    place: database.place,
    clock: database.clock,
    ...(database.signals && { signals: database.signals }),
    all: (sql, parameters) => database.all(sql, parameters),
    get: (sql, parameters) => database.get(sql, parameters),
    run: (sql, parameters, options) => database.run(sql, parameters, options),
    runEach: (sql, parameterLists) => database.runEach(sql, parameterLists),
    runScript: (sql) => database.runScript(sql),
    transaction: (work, options) => database.transaction(work, options),
    bytes: () => database.bytes(),
    findDamage: () => database.findDamage(),
    lastNumbers: () => database.lastNumbers(),
    numberAfter: (last) => database.numberAfter(last),
    markMoved: () => database.markMoved(),
    close: () => database.close(),
    ...replaced,
  };
}
