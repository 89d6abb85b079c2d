import type { Migration } from './migration.ts';

/** The plain line with which a delivery's message is created where a role is notified, by which it is found again. */
export const announcements: Migration = {
  number: 25,
  up(database) {
    database.exec('ALTER TABLE deliveries ADD COLUMN announcement TEXT');
  },
};
