import type { TestProject } from 'vitest/node';
import { openServer } from '../../../src/database/postgres/openServer.ts';
import { schema } from '../../../src/store/schema/schema.ts';
import { createDatabase, TEMPLATE } from './databases.ts';
import { startPostgres } from './start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the run's PostgreSQL server with `DATABASE` for a database's name; empty where there is none. */
    postgres: string;
  }
}

/** One PostgreSQL for the whole run; what is run over both engines skips where there is none, which is said here once. */
export default async function startServer(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = await startPostgres();
  if (!server) {
    process.stderr.write(
      'PostgreSQL is not installed here: the tests over it skip (Debian: apt-get install postgresql).\n',
    );
    project.provide('postgres', '');
    return undefined;
  }
  const address = server.url('DATABASE');
  await createDatabase(address, TEMPLATE, 'template0');
  await (await openServer({ url: server.url(TEMPLATE) }, schema)).close();
  project.provide('postgres', address);
  return () => server.stop();
}
