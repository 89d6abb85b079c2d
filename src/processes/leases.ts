import type { Queries, Statements } from '../database/database.ts';

/** Kinds of lease: leadership, a shard of the gateway, a turn to identify, being alive. */
export type LeaseKind = 'leader' | 'shard' | 'identify' | 'process';

/** Name of a lease, which one owner holds at a time. */
export interface LeaseName {
  readonly kind: LeaseKind;
  readonly name: string;
}

/** A held lease; `term` is higher than in every earlier holding of the same lease (a fencing token). */
export interface Lease extends LeaseName {
  readonly owner: string;
  readonly term: number;
  /** Expiry by the database's clock, in milliseconds. */
  readonly expiresAt: number;
}

/** Takes a lease that is free or expired; undefined if anybody holds it, the same owner included. */
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
 * Renews all valid leases of an owner and returns them. Expired ones are not renewed even if nobody took them: their
 * holder has already given them up.
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

/** Ends a lease now, so that another owner need not wait; does nothing if another owner holds it. */
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

/** Returns the valid leases of one kind, by name. */
export async function liveLeases(database: Queries, kind: LeaseKind, now: number): Promise<readonly Lease[]> {
  const rows = await database.all<LeaseRow>(
    'SELECT kind, name, owner, term, expires_at FROM leases WHERE kind = ? AND expires_at > ? ORDER BY name',
    [kind, now],
  );
  return rows.map(leaseOf);
}

/** Deletes leases of one kind that expired before an instant, with their terms: for names that are never used again. */
export async function forgetLeases(database: Statements, kind: LeaseKind, before: number): Promise<void> {
  await database.run('DELETE FROM leases WHERE kind = ? AND expires_at < ?', [kind, before]);
}

/** Deletes all leases and terms: for a store that no other process has open. */
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
