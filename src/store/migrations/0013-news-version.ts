import type { Migration } from './migration.ts';

/** A number that changes with all that readers see, so that what was made of it can be kept until then. */
export const newsVersion: Migration = {
  number: 13,
  up(database) {
    const triggers = ['editions', 'stories', 'event_stories', 'removed_stories'].flatMap((table) =>
      ['INSERT', 'UPDATE', 'DELETE'].map(
        (event) =>
          `CREATE TRIGGER ${table}_${event.toLowerCase()}_news AFTER ${event} ON ${table}
           BEGIN UPDATE news_version SET version = version + 1; END;`,
      ),
    );
    database.exec(`
      CREATE TABLE news_version (version INTEGER NOT NULL) STRICT;
      INSERT INTO news_version VALUES (0);
      ${triggers.join('\n')}
    `);
  },
};
