import type { Migration } from './migration.ts';

/** Why Discord has not taken the bot's commands, by place, for `sulan doctor`; `since` is in milliseconds since 1970. */
export const registrationProblems: Migration = {
  number: 20,
  up(database) {
    database.exec(`
      CREATE TABLE registration_problems (
        place TEXT PRIMARY KEY,
        problem TEXT NOT NULL,
        since INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
