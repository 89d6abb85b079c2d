import './bin/requireNode.mjs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { postgresBinaries } from './test/database/server/binaries.ts';
import ProofsFirst from './test/proofsFirst.ts';

/**
 * What needs nothing but its own process and a store: `npx vitest run --project unit` after a change of a rule takes half a
 * minute. `test/unitAlone.ts` refuses processes and sockets here.
 */
const UNIT = [
  'test/{architecture,deploying,links,operating,projects}.test.ts',
  'test/{calendar,charts,commands,digests,docs,documents,events,jobs,messages,network,settings,terminal,text,words}/**/*.test.ts',
  'test/{database,pictures,processes,search}/**/*.test.ts',
  'test/editions/**/!(scores|crossValidation|hostile).test.ts',
  'test/store/**/!(ingestFromSources).test.ts',
  'test/outbox/{cost,decisions}.test.ts',
  'test/outbox/follows/*.test.ts',
  'test/discord/{rendering,sending}/**/*.test.ts',
  'test/discord/{administrationMessages,newsMessages,noticeMessages,recapMessages,gateway/outage}.test.ts',
  'test/sources/*.test.ts',
  'test/sources/{feed,page,sourceList}/**/*.test.ts',
  'test/sources/listing/!(fetchedFeed).test.ts',
];
/** What computes for many seconds, measures processor time, kills processes or drives a browser: each file has a process of its own. */
const PROOFS = [
  'test/growth/*.test.ts',
  'test/editions/{scores,crossValidation,hostile}.test.ts',
  'test/outbox/proof/*.test.ts',
  'test/web/browser/*.test.ts',
];
/** What runs over every engine of the store: its contract, all that is stored, the deliveries, search. */
const OVER_EVERY_ENGINE = [
  'test/database/**/*.test.ts',
  'test/store/**/*.test.ts',
  'test/processes/**/*.test.ts',
  'test/outbox/!(burst|announcements|serverNews|limits|cost|decisions|generated).test.ts',
  'test/search/**/*.test.ts',
  'test/cli/migrate.test.ts',
  'test/e2e/postgres.test.ts',
  'test/outbox/proof/cluster.test.ts',
];
/** Beside those above in their folders, files that ask no database, or SQLite alone. */
const OVER_NO_SERVER = [
  'test/database/{clock,logSync,makeFolder,sqlite/file}.test.ts',
  'test/outbox/payloadTemplates.test.ts',
  'test/processes/shards.test.ts',
  'test/search/{concepts,excerpt,positionsTogether,query}.test.ts',
  'test/store/{backup,open}.test.ts',
  'test/store/{events/numberColumns,news/versionedCache,outbox/reasonCodes}.test.ts',
];
const sqlite = { engine: 'sqlite' as const };
/** Files of one worker share what they import: loading the program anew for each would take a third of the run. */
const shared = { isolate: false };
const unit = { name: 'unit', include: UNIT, provide: sqlite, setupFiles: ['test/unitAlone.ts'], ...shared };
const proofs = { name: 'proofs', include: PROOFS, provide: sqlite };
/** What opens sockets and starts processes, and every file that no list names. */
const e2e = {
  name: 'e2e',
  include: ['test/**/*.test.ts'],
  exclude: [...UNIT, ...PROOFS],
  provide: sqlite,
  setupFiles: ['test/gatewaySockets.ts'],
  ...shared,
};
const postgres = {
  name: 'postgres',
  include: OVER_EVERY_ENGINE,
  exclude: OVER_NO_SERVER,
  provide: { engine: 'postgres' as const },
  globalSetup: ['test/database/server/globalSetup.ts'],
  setupFiles: ['test/gatewaySockets.ts'],
  ...shared,
};

const hasPostgres = postgresBinaries() !== undefined;
if (!hasPostgres)
  process.stderr.write(
    'PostgreSQL is not installed: the tests over it skip (Debian: apt-get install postgresql).\n',
  );

export default defineConfig({
  test: {
    // Tests of processes wait for one another's clocks and answers: two files more keep two cores busy meanwhile.
    maxWorkers: 4,
    sequence: { sequencer: ProofsFirst },
    // Worker threads of the program take what was compiled once: each would strip the types of a hundred files itself.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    // Node runs the files as it runs the program, from its compile cache: transforming and wrapping each took a fifth of the
    // processor time of a run. No test mocks a module.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // What computes for five seconds takes a minute where ten others use the machine: no test may fail by its load.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Processes and sockets of a busy machine may fail once: repeated once, the report says why beside "retry x1".
    retry: 1,
    reporters: ['default', './test/flakyTests.ts'],
    expect: { poll: { timeout: 30_000 } },
    projects: [unit, e2e, proofs, ...(hasPostgres ? [postgres] : [])].map((test) => ({
      extends: true as const,
      test,
    })),
  },
});
