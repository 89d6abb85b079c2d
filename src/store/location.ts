import { describeAddress, isPostgresUrl, type PostgresAddress } from '../database/postgres/address.ts';

/** Where a store lies: in a file (`:memory:` for none), or on a PostgreSQL server. */
export type StoreLocation =
  | { readonly engine: 'sqlite'; readonly file: string }
  | ({ readonly engine: 'postgres' } & PostgresAddress);

/** The location that a text names: a PostgreSQL URL, or else a file. */
export function storeAt(text: string): StoreLocation {
  return isPostgresUrl(text) ? { engine: 'postgres', url: text } : { engine: 'sqlite', file: text };
}

/** A location as messages name it, without a password. */
export function describeLocation(location: StoreLocation): string {
  return location.engine === 'sqlite' ? location.file : describeAddress(location);
}
