import { describeAddress, isPostgresUrl, type PostgresAddress } from './postgres/address.ts';

/** Location of a store: a file (`:memory:` for none), or a PostgreSQL server. */
export type StoreLocation =
  | { readonly engine: 'sqlite'; readonly file: string }
  | ({ readonly engine: 'postgres' } & PostgresAddress);

/** Parses a location: a PostgreSQL URL, or else a file. */
export function storeAt(text: string): StoreLocation {
  return isPostgresUrl(text) ? { engine: 'postgres', url: text } : { engine: 'sqlite', file: text };
}

/** Returns a location for messages, without a password. */
export function describeLocation(location: StoreLocation): string {
  return location.engine === 'sqlite' ? location.file : describeAddress(location);
}
