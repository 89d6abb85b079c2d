/** Address of a store on a PostgreSQL server. */
export interface PostgresAddress {
  /** `postgres://user:password@host:port/database`, as libpq has it (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS). */
  readonly url: string;
  /** Schema of its tables; undefined: the user's default, usually `public`. */
  readonly schema?: string | undefined;
}

/** Whether a text is a PostgreSQL URL rather than a file name. */
export function isPostgresUrl(text: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(text);
}

/** Returns an address for logs and messages: server and database, without user and password. */
export function describeAddress({ url, schema }: PostgresAddress): string {
  const parsed = URL.parse(url) ?? URL.parse(url.replace('@/', '@localhost/'));
  if (!parsed) return 'the database of DATABASE_URL';
  const host = parsed.searchParams.get('host') ?? parsed.host;
  const database = decodeURIComponent(parsed.pathname.slice(1)) || decodeURIComponent(parsed.username);
  return `postgres://${host || 'localhost'}/${database}${schema === undefined ? '' : ` (${schema})`}`;
}
