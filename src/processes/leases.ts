import type { DatabaseClock } from '../database/clock.ts';
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
}

/** A lease that somebody holds now. */
export interface LiveLease extends Lease {
  /** Time until it ends, when the database was asked. */
  readonly millisecondsLeft: number;
}

/** Length of a lease, and the clock by which the database itself compares and sets its end. */
export interface LeaseTime {
  readonly clock: DatabaseClock;
  readonly milliseconds: number;
}

/** Takes a lease that is free or expired; undefined if anybody holds it, the same owner included. */
export async function takeLease(
  database: Statements,
  { kind, name }: LeaseName,
  owner: string,
  { clock, milliseconds }: LeaseTime,
): Promise<Lease | undefined> {
  const now = clock.instant();
  const { rows } = await database.run<LeaseRow>(
    `INSERT INTO leases (kind, name, owner, term, expires_at) VALUES (?, ?, ?, 1, ${now.sql} + ?)
     ON CONFLICT (kind, name) DO UPDATE
       SET owner = excluded.owner, term = leases.term + 1, expires_at = excluded.expires_at
       WHERE leases.expires_at <= ${now.sql}
     RETURNING kind, name, owner, term`,
    [kind, name, owner, ...now.parameters, milliseconds, ...now.parameters],
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
  { clock, milliseconds }: LeaseTime,
): Promise<readonly Lease[]> {
  const now = clock.instant();
  const { rows } = await database.run<LeaseRow>(
    `UPDATE leases SET expires_at = ${now.sql} + ? WHERE owner = ? AND expires_at > ${now.sql}
     RETURNING kind, name, owner, term`,
    [...now.parameters, milliseconds, owner, ...now.parameters],
  );
  return rows.map(leaseOf);
}

/** Ends a lease now, so that another owner need not wait; does nothing if another owner holds it. */
export async function giveBackLease(
  database: Statements,
  { kind, name, owner, term }: Lease,
  clock: DatabaseClock,
): Promise<void> {
  const now = clock.instant();
  await database.run(
    `UPDATE leases SET expires_at = ${now.sql}
     WHERE kind = ? AND name = ? AND owner = ? AND term = ? AND expires_at > ${now.sql}`,
    [...now.parameters, kind, name, owner, term, ...now.parameters],
  );
}

/** Returns the valid leases of one kind, by name. */
export async function liveLeases(
  database: Queries,
  kind: LeaseKind,
  clock: DatabaseClock,
): Promise<readonly LiveLease[]> {
  const now = clock.instant();
  const rows = await database.all<LeaseRow & { readonly milliseconds_left: number }>(
    `SELECT kind, name, owner, term, expires_at - ${now.sql} AS milliseconds_left FROM leases
     WHERE kind = ? AND expires_at > ${now.sql} ORDER BY name`,
    [...now.parameters, kind, ...now.parameters],
  );
  return rows.map((row) => ({ ...leaseOf(row), millisecondsLeft: Number(row.milliseconds_left) }));
}

/**
 * Deletes leases of one kind that expired so many milliseconds ago, with their terms: for names that are never used
 * again.
 */
export async function forgetLeases(
  database: Statements,
  kind: LeaseKind,
  { clock, milliseconds }: LeaseTime,
): Promise<void> {
  const now = clock.instant();
  await database.run(`DELETE FROM leases WHERE kind = ? AND expires_at < ${now.sql} - ?`, [
    kind,
    ...now.parameters,
    milliseconds,
  ]);
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
}

function leaseOf({ kind, name, owner, term }: LeaseRow): Lease {
  return { kind, name, owner, term: Number(term) };
}
