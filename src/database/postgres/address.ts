/** Where a store lies on a PostgreSQL server. */
export interface PostgresAddress {
  /** `postgres://user:password@host:port/database`, as libpq has it (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS). */
  readonly url: string;
  /** The schema of that database in which its tables stand; undefined: the user's own, which is nearly always `public`. */
  readonly schema?: string | undefined;
}

/** Whether a text is the address of a PostgreSQL database rather than the name of a file. */
export function isPostgresUrl(text: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(text);
}

/** An address as logs and messages may name it: the server and the database, without user or password. */
export function describeAddress({ url, schema }: PostgresAddress): string {
  const parsed = URL.parse(url) ?? URL.parse(url.replace('@/', '@localhost/'));
  if (!parsed) return 'the database of DATABASE_URL';
  const host = parsed.searchParams.get('host') ?? parsed.host;
  const database = decodeURIComponent(parsed.pathname.slice(1)) || decodeURIComponent(parsed.username);
  return `postgres://${host || 'localhost'}/${database}${schema === undefined ? '' : ` (${schema})`}`;
}
