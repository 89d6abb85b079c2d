import type { Migration } from './migration.ts';

/**
 * Members under a name that every database takes as a column; which keywords a member was told of, so that a message can
 * be edited when one of its stories is taken down; and the indexes that find what is open, to be edited or old.
 */
export const membersById: Migration = {
  number: 21,
  up(database) {
    const renames = ['followers', 'follows', 'member_deliveries', 'reports', 'uploads', 'change_drafts'];
    for (const table of renames) database.exec(`ALTER TABLE ${table} RENAME COLUMN user TO user_id`);
    database.exec(`
      ALTER TABLE member_deliveries ADD COLUMN keywords TEXT NOT NULL DEFAULT '[]';
      ALTER TABLE member_deliveries ADD COLUMN edit_due INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX member_deliveries_open ON member_deliveries (user_id) WHERE state = 'sending';
      CREATE INDEX member_deliveries_to_edit ON member_deliveries (user_id) WHERE edit_due = 1;
      CREATE INDEX member_deliveries_by_day ON member_deliveries (day);
    `);
  },
};
