import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries } from '../../database/database.ts';
import { type DeliveryWithSubscription, withSubscriptions } from './deliveries.ts';
import { type Delivery, type DeliveryKey, deliveryFromRow } from './deliveryRows.ts';
import type { StreamId } from './streams.ts';

/** Days between a delivery and its news: `latest` brings yesterday's, zones shift by one. */
const DAYS_APART = 2;

/**
 * Returns the first parts of sent or pending digests with a day's news, by day and subscription, after the last one of
 * the previous page. Days are read in index order, so that all pages take time linear in the rows of these days.
 */
export async function deliveriesWithNewsOf(
  database: Queries,
  day: CalendarDay,
  limit: number,
  after: DeliveryKey | undefined,
): Promise<readonly DeliveryWithSubscription[]> {
  const contents = await database.all<{ hash: string }>('SELECT hash FROM delivery_contents WHERE day = ?', [
    day,
  ]);
  if (contents.length === 0) return [];
  const hashes = contents.map(({ hash }) => hash);
  const found: Delivery[] = [];
  const last = addDays(day, DAYS_APART);
  let from = after?.stream ?? '';
  for (let of = after?.day ?? addDays(day, -DAYS_APART); of <= last; of = addDays(of, 1)) {
    const rows = await database.all(
      `SELECT * FROM deliveries WHERE day = ? AND stream > ? AND part = 1 AND kind = 'digest'
         AND state IN ('due', 'sending', 'sent') AND coalesce(revision, content) = ANY(?)
       ORDER BY stream LIMIT ?`,
      [of, from, hashes, limit - found.length],
    );
    found.push(...rows.map(deliveryFromRow));
    if (found.length >= limit) break;
    from = '';
  }
  return await withSubscriptions(database, found);
}

/** New content of a subscription's digest of a day. */
export interface Revision {
  readonly key: Omit<DeliveryKey, 'part'>;
  readonly content: string;
}

/**
 * Returns new contents, without some stories, for messages of a kind around a day that contain them. The content is
 * JSON with an object per story whose first entry is its `row`.
 */
export async function revisionsWithout(
  queries: Queries,
  { kind, daysApart }: { readonly kind: Delivery['kind']; readonly daysApart: number },
  rows: readonly number[],
  day: CalendarDay,
  without: (content: string, gone: ReadonlySet<number>) => string,
): Promise<readonly Revision[]> {
  const found = await queries.all<{ stream: StreamId; day: CalendarDay; shown: string }>(
    `SELECT stream, day, coalesce(revision, content) AS shown FROM deliveries
     WHERE day BETWEEN ? AND ? AND kind = ? AND part = 1 AND state IN ('due', 'sending', 'sent')
       AND EXISTS (SELECT 1 FROM unnest(?::bigint[]) AS value
         WHERE coalesce(revision, content) LIKE '%{"row":' || value || ',%')`,
    [addDays(day, -daysApart), addDays(day, daysApart), kind, rows],
  );
  const gone = new Set(rows);
  return found.map(({ stream, day: of, shown }) => ({
    key: { stream, day: of },
    content: without(shown, gone),
  }));
}

/**
 * Requests revisions of digests: unsent ones change at once, sent ones are edited. A claimed one may be on its way with
 * the old content, so it is edited after the claim.
 */
export async function requestRevisions(
  database: Database,
  revisions: readonly Revision[],
  now: Date,
): Promise<void> {
  const untouched = `state = 'due' AND attempted_at IS NULL`;
  const shown = 'content = ? AND leased_by IS NULL';
  await database.runEach(
    `UPDATE deliveries SET
       content = CASE WHEN ${untouched} THEN ? ELSE content END,
       revision = CASE WHEN ${untouched} OR ${shown} THEN NULL ELSE ? END,
       wake_at = CASE WHEN state <> 'sent' OR leased_by IS NOT NULL THEN wake_at WHEN ${shown} AND follow_ups = '[]' THEN NULL ELSE ? END
     WHERE stream = ? AND day = ? AND state IN ('due', 'sending', 'sent')`,
    revisions.map(({ key, content }) => [
      ...[content, content, content, content, now.getTime()],
      ...[key.stream, key.day],
    ]),
  );
}
