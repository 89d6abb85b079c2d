import type { Database } from '../../database/database.ts';
import { Claim } from './claim.ts';
import { withSubscriptions } from './deliveries.ts';
import { deliveryFromRow } from './deliveryRows.ts';
import type { ClaimLease } from './fence.ts';

/** Order of claiming: deliveries in doubt, then due ones, then edits and follow-ups. */
const CLAIMED_IN_ORDER = ['sending', 'due', 'sent'];

/**
 * Returns a query for the most overdue deliveries of a state; on PostgreSQL rows locked by another process are skipped.
 */
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
 * Claims due deliveries in one statement. A claim is a lease: until it ends no other process gets the delivery. `now`
 * and all lease instants are of the database's clock.
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
