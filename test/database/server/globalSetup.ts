import type { TestProject } from 'vitest/node';
import type { Engine } from '../../../src/database/database.ts';
import { openServer } from '../../../src/database/postgres/openServer.ts';
import { schema } from '../../../src/store/schema/schema.ts';
import { createDatabase, TEMPLATE } from './databases.ts';
import { startPostgres } from './start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The engine that the tests of a project run over. */
    engine: Engine;
    /** The address of the run's PostgreSQL server, with `DATABASE` for a database's name. */
    postgres: string;
  }
}

/** One PostgreSQL for all tests over it, with a database of the store's schema of which each test gets a copy. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  if (!server) throw new Error('PostgreSQL is not installed');
  const address = server.url('DATABASE');
  await createDatabase(address, TEMPLATE, 'template0');
  await (await openServer({ url: server.url(TEMPLATE) }, schema)).close();
  project.provide('postgres', address);
  return () => server.stop();
}
