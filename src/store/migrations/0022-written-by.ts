import type { Migration } from './migration.ts';

/** What documents say of their being written by a machine, in their own words; a story has its edition's statement too. */
export const writtenBy: Migration = {
  number: 22,
  up(database) {
    database.exec(`
      ALTER TABLE editions ADD COLUMN written_by TEXT;
      ALTER TABLE stories ADD COLUMN written_by TEXT;
    `);
  },
};
