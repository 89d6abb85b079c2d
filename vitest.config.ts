import './bin/requireNode.mjs';
import { defineConfig } from 'vitest/config';
import { postgresBinaries } from './test/database/server/binaries.ts';

/** What runs over every engine of the store: its contract, all that is stored, the deliveries, search. */
const OVER_EVERY_ENGINE = [
  'test/database/**/*.test.ts',
  'test/store/**/*.test.ts',
  'test/processes/**/*.test.ts',
  'test/outbox/{morning,trouble,toldBefore,places}.test.ts',
  'test/search/**/*.test.ts',
  'test/cli/migrate.test.ts',
  'test/e2e/postgres.test.ts',
  'test/outbox/proof/cluster.test.ts',
];
const sqlite = { name: 'sqlite', include: ['test/**/*.test.ts'], provide: { engine: 'sqlite' as const } };
const postgres = {
  name: 'postgres',
  include: OVER_EVERY_ENGINE,
  provide: { engine: 'postgres' as const },
  globalSetup: ['test/database/server/globalSetup.ts'],
};

const hasPostgres = postgresBinaries() !== undefined;
if (!hasPostgres)
  process.stderr.write(
    'PostgreSQL is not installed: the tests over it skip (Debian: apt-get install postgresql).\n',
  );

export default defineConfig({
  test: {
    // Real processes, sockets and stores: two cores are shared with them, so files run two at a time at most.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // Processes and sockets of a busy machine may fail once: repeated once, the report says "retry x1" beside the test.
    retry: 1,
    expect: { poll: { timeout: 30_000 } },
    projects: [sqlite, ...(hasPostgres ? [postgres] : [])].map((test) => ({ extends: true as const, test })),
  },
});
