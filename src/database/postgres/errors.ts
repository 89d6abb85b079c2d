import { StoreError } from '../storeError.ts';

/** SQLSTATE codes, https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const COLLISIONS = new Set(['40001', '40P01']);
const WRONG_PASSWORD = new Set(['28P01', '28000']);
const [NO_DATABASE, NO_RIGHT, DISK_FULL, TOO_MANY_CONNECTIONS, STARTING_UP] = [
  '3D000',
  '42501',
  '53100',
  '53300',
  '57P03',
];
const DAMAGED = new Set(['XX001', 'XX002']);
/**
 * Class 08: connection errors, which `Connections` uses too; 57P01 to 57P05: ended by the server; 25P03: idle
 * transaction ended.
 */
const LOST = /^(?:08|57P0[1245]|25P03)/;
/** Whether two transactions collided, so that this one may be repeated. */
export function isCollision(error: unknown): boolean {
  return COLLISIONS.has(codeOf(error));
}

/** Whether a key already exists, perhaps written by another transaction in the meantime. */
export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** Whether the connection was lost, so that the effect of the statement is unknown. */
export function isLost(error: unknown): boolean {
  return LOST.test(codeOf(error));
}

/**
 * Returns a StoreError for problems that the operator must solve; other errors, such as programming errors, unchanged.
 */
export function sorted(error: unknown, place: string): unknown {
  return isLost(error) || isOperators(codeOf(error)) ? postgresErrorOf(error, place) : error;
}

function isOperators(code: string): boolean {
  return (
    WRONG_PASSWORD.has(code) ||
    DAMAGED.has(code) ||
    [NO_DATABASE, NO_RIGHT, DISK_FULL, TOO_MANY_CONNECTIONS, STARTING_UP].includes(code)
  );
}

/** Converts an error into a StoreError of a server's store; `place` contains no password. */
export function postgresErrorOf(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const why = error instanceof Error && error.message ? error.message : code || String(error);
  if (WRONG_PASSWORD.has(code))
    return new StoreError(
      'refused',
      `PostgreSQL refuses the user or the password for ${place} (${why}): correct DATABASE_URL.`,
      error,
      place,
    );
  if (code === NO_DATABASE)
    return new StoreError(
      'refused',
      `There is no database ${place}: create it (createdb), or correct DATABASE_URL.`,
      error,
      place,
    );
  if (code === NO_RIGHT)
    return new StoreError(
      'refused',
      `PostgreSQL lets the user of DATABASE_URL not use ${place} (${why}): make it the owner of the database.`,
      error,
      place,
    );
  if (code === DISK_FULL)
    return new StoreError(
      'full',
      `The disk of PostgreSQL's server is full (${why}): free some space there; ${place} was left as it was.`,
      error,
      place,
    );
  if (code === TOO_MANY_CONNECTIONS)
    return new StoreError(
      'unreachable',
      `PostgreSQL has no connection left for ${place} (${why}): raise max_connections, or run fewer processes.`,
      error,
      place,
    );
  if (DAMAGED.has(code))
    return new StoreError(
      'damaged',
      `${place} is damaged (${why}): restore a backup with pg_restore.`,
      error,
      place,
    );
  return new StoreError(
    'unreachable',
    `The store ${place} cannot be opened (${why}): check that PostgreSQL runs and that DATABASE_URL is right.`,
    error,
    place,
  );
}

/** Returns the SQLSTATE or system code of an error; of several attempts (AggregateError), of the first. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error && 'code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
