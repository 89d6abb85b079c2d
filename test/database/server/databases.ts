import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The database with the store's schema of which others are copies. */
export const TEMPLATE = 'sulan_template';

/** The first version that logs each page of a copy unless it is told to copy files, which takes a third of the processor time. */
const LOGS_COPIES = 150_000;

/** Who makes and drops databases on a server. */
interface Administrator {
  readonly connection: pg.Pool;
  /** How the server is told to copy files. */
  readonly strategy: Promise<string>;
}

/** One for each server, by its address: connecting takes as much of the processor as dropping a database. */
const administrators = new Map<string, Administrator>();

/** The address of one database of a server whose address names `DATABASE`. */
export function databaseAt(address: string, name: string): string {
  return address.replace('DATABASE', name);
}

/** Makes a database as a copy of another one; returns its address. */
export async function createDatabase(address: string, name: string, template: string): Promise<string> {
  const { connection, strategy } = administratorOf(address);
  await connection.query(`CREATE DATABASE ${name} TEMPLATE ${template} ${await strategy}`);
  return databaseAt(address, name);
}

/** Makes a database under a name that no other has. */
export function createAnyDatabase(address: string, template: string): Promise<string> {
  return createDatabase(address, `test_${randomBytes(8).toString('hex')}`, template);
}

/** Takes a database away whose connections are closed. */
export async function dropDatabase(address: string, url: string): Promise<void> {
  await administratorOf(address).connection.query(
    `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`,
  );
}

function administratorOf(address: string): Administrator {
  const known = administrators.get(address) ?? appointAdministrator(address);
  administrators.set(address, known);
  return known;
}

function appointAdministrator(address: string): Administrator {
  const connection = new pg.Pool({
    connectionString: databaseAt(address, 'postgres'),
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  });
  // A server may be killed and started again: the next query connects anew.
  connection.on('error', () => undefined);
  const strategy = connection
    .query('SHOW server_version_num')
    .then(({ rows }) => (Number(rows[0]?.server_version_num) < LOGS_COPIES ? '' : 'STRATEGY file_copy'));
  return { connection, strategy };
}
