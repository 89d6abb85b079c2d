import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The database with the store's schema of which others are copies. */
export const TEMPLATE = 'sulan_template';

/** The address of one database of a server whose address names `DATABASE`. */
export function databaseAt(address: string, name: string): string {
  return address.replace('DATABASE', name);
}

/** Makes a database as a copy of another one; returns its address. */
export async function createDatabase(address: string, name: string, template: string): Promise<string> {
  await onServer(address, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return databaseAt(address, name);
}

/** Makes a database under a name that no other has. */
export function createAnyDatabase(address: string, template: string): Promise<string> {
  return createDatabase(address, `test_${randomBytes(8).toString('hex')}`, template);
}

/** Takes a database away whose connections are closed. */
export async function dropDatabase(address: string, url: string): Promise<void> {
  await onServer(address, `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

async function onServer(address: string, sql: string): Promise<void> {
  const client = new pg.Client(databaseAt(address, 'postgres'));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
