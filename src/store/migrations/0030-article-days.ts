import type { Migration } from './migration.ts';

/** Whether a plain article's day is that of its fetch, because neither it nor its feed named one. */
export const articleDays: Migration = {
  number: 30,
  up(database) {
    database.exec('ALTER TABLE stories ADD COLUMN day_guessed INTEGER NOT NULL DEFAULT 0');
  },
};
