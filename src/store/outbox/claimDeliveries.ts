import type { Database } from '../../database/database.ts';
import { Claim } from './claim.ts';
import { withSubscriptions } from './deliveries.ts';
import { deliveryFromRow } from './deliveryRows.ts';
import type { ClaimLease } from './fence.ts';

/** What is claimed first: what is in doubt, then what is to be sent, then edits and follow-ups. */
const CLAIMED_IN_ORDER = ['sending', 'due', 'sent'];

/** The longest overdue of one state; on PostgreSQL what another process is just claiming is passed over. */
function overdue(state: string): string {
  return `SELECT stream, day, part FROM
    (SELECT stream, day, part FROM deliveries
     WHERE state = '${state}' AND wake_at IS NOT NULL AND wake_at <= ?
     ORDER BY wake_at LIMIT ? FOR UPDATE SKIP LOCKED) AS overdue_${state}`;
}

const CLAIM = `WITH next AS MATERIALIZED (
    SELECT stream, day, part FROM (${CLAIMED_IN_ORDER.map(overdue).join(' UNION ALL ')}) AS overdue LIMIT ?)
  UPDATE deliveries SET leased_by = ?, lease_term = lease_term + 1, wake_at = ?,
    state = CASE state WHEN 'due' THEN 'sending' ELSE state END
  WHERE (stream, day, part) IN (SELECT stream, day, part FROM next)
  RETURNING *`;

/**
 * Claims deliveries whose time has come, in one statement. A claim is a lease: until it ends nobody else gets the
 * delivery, afterwards anybody does. `now` is of the database's clock, as are all instants of leases.
 */
export async function claimDeliveries(
  database: Database,
  lease: ClaimLease,
  now: Date,
  limit: number,
): Promise<readonly Claim[]> {
  const until = now.getTime() + lease.leaseSeconds * 1000;
  const perState = CLAIMED_IN_ORDER.flatMap(() => [now.getTime(), limit]);
  const { rows } = await database.run(CLAIM, [...perState, limit, lease.owner, until]);
  const claimed = await withSubscriptions(database, rows.map(deliveryFromRow));
  return claimed.map(
    ({ delivery, subscription }, index) =>
      new Claim(database, { ...lease, term: Number(rows[index]?.lease_term) }, delivery, subscription),
  );
}
