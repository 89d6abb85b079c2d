import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries } from '../../database/database.ts';
import { type DeliveryWithSubscription, withSubscriptions } from './deliveries.ts';
import { type Delivery, type DeliveryKey, deliveryFromRow } from './deliveryRows.ts';
import type { StreamId } from './streams.ts';

/** How far the day of a delivery's news lies from the delivery's own: `latest` brings yesterday's, zones shift by one. */
const DAYS_APART = 2;

/**
 * The first parts of digests that stand, or is about to stand, in channels with a day's news, by day and subscription; `after`
 * is the last one of the page before. One day of the outbox after the other is walked in the order of its index, so
 * that all pages together cost time linear in the outbox’s rows of these days.
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

/** What a subscription's digest of a day is to show from now on. */
export interface Revision {
  readonly key: Omit<DeliveryKey, 'part'>;
  readonly content: string;
}

/**
 * What messages of a kind are to show, around a day, that tell one of some stories, without those stories. Their content is
 * JSON that names each story by an object whose first entry is its `row`.
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
 * Has digests show something else: at once where nothing has been sent of them yet, else by editing what stands. Who is
 * claimed may be on its way to showing something else than it did: only an edit after the claim makes sure.
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
