import type { Migration } from './migration.ts';

/**
 * The servers that have commands of their own (a development server), to be cleared once they are offered everywhere.
 * What Discord has is asked for, no longer remembered.
 */
export const commandServers: Migration = {
  number: 19,
  up(database) {
    database.exec(`
      CREATE TABLE command_servers (
        application TEXT NOT NULL,
        guild TEXT NOT NULL,
        PRIMARY KEY (application, guild)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO command_servers
        SELECT substr(place, 1, instr(place, '/') - 1), substr(place, instr(place, '/') + 1)
        FROM registered_commands WHERE place NOT LIKE '%/';
      DROP TABLE registered_commands;
    `);
  },
};
