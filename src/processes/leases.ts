import type { Queries, Statements } from '../database/database.ts';

/** What can be held: the right to do what one process does for all, a shard of the gateway, an identify, being alive. */
export type LeaseKind = 'leader' | 'shard' | 'identify' | 'process';

/** What is held by one owner at a time. */
export interface LeaseName {
  readonly kind: LeaseKind;
  readonly name: string;
}

/** A holding: `term` is higher than that of every holding of the same thing before it. */
export interface Lease extends LeaseName {
  readonly owner: string;
  readonly term: number;
  /** An instant of the database's clock, in milliseconds. */
  readonly expiresAt: number;
}

/** Takes what nobody holds any more; undefined where somebody, be it the same owner, does. */
export async function takeLease(
  database: Statements,
  { kind, name }: LeaseName,
  owner: string,
  { now, milliseconds }: { readonly now: number; readonly milliseconds: number },
): Promise<Lease | undefined> {
  const { rows } = await database.run<LeaseRow>(
    `INSERT INTO leases (kind, name, owner, term, expires_at) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (kind, name) DO UPDATE
       SET owner = excluded.owner, term = leases.term + 1, expires_at = excluded.expires_at
       WHERE leases.expires_at <= ?
     RETURNING kind, name, owner, term, expires_at`,
    [kind, name, owner, now + milliseconds, now],
  );
  return rows.map(leaseOf)[0];
}

/**
 * Prolongs everything that an owner still holds; returns those holdings. What has expired is not prolonged though nobody
 * may have taken it yet: whoever holds it knows that it has ended.
 */
export async function renewLeases(
  database: Statements,
  owner: string,
  { now, milliseconds }: { readonly now: number; readonly milliseconds: number },
): Promise<readonly Lease[]> {
  const { rows } = await database.run<LeaseRow>(
    `UPDATE leases SET expires_at = ? WHERE owner = ? AND expires_at > ?
     RETURNING kind, name, owner, term, expires_at`,
    [now + milliseconds, owner, now],
  );
  return rows.map(leaseOf);
}

/** Ends a holding now, so that another owner need not wait; does nothing where it is somebody else's already. */
export async function giveBackLease(
  database: Statements,
  { kind, name, owner, term }: Omit<Lease, 'expiresAt'>,
  now: number,
): Promise<void> {
  await database.run(
    `UPDATE leases SET expires_at = ?
     WHERE kind = ? AND name = ? AND owner = ? AND term = ? AND expires_at > ?`,
    [now, kind, name, owner, term, now],
  );
}

/** All holdings of one kind that have not expired, by name. */
export async function liveLeases(database: Queries, kind: LeaseKind, now: number): Promise<readonly Lease[]> {
  const rows = await database.all<LeaseRow>(
    'SELECT kind, name, owner, term, expires_at FROM leases WHERE kind = ? AND expires_at > ? ORDER BY name',
    [kind, now],
  );
  return rows.map(leaseOf);
}

/** Forgets holdings of one kind that ended before an instant, with their terms: for names that never come back. */
export async function forgetLeases(database: Statements, kind: LeaseKind, before: number): Promise<void> {
  await database.run('DELETE FROM leases WHERE kind = ? AND expires_at < ?', [kind, before]);
}

/** Forgets all holdings, with their terms: for a store that no other process has open. */
export async function forgetAllLeases(database: Statements): Promise<void> {
  await database.run('DELETE FROM leases');
}

interface LeaseRow {
  readonly kind: LeaseKind;
  readonly name: string;
  readonly owner: string;
  readonly term: number;
  readonly expires_at: number;
}

function leaseOf({ kind, name, owner, term, expires_at: expiresAt }: LeaseRow): Lease {
  return { kind, name, owner, term: Number(term), expiresAt: Number(expiresAt) };
}
