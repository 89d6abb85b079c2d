import { z } from 'zod';
import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Statements } from '../../database/database.ts';
import { type Revision, revisionsWithout } from '../outbox/deliveryRevisions.ts';
import { changedSince, placeKey, type SeenDeliveries } from '../outbox/earlierDeliveries.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { alertStream } from '../outbox/streams.ts';
import { type Alert, type AlertId, alertFromRow } from './alertRows.ts';

/**
 * Returns the distinct keywords of alerts that have not checked all stories up to a row, and the first unchecked row.
 */
export async function keywordsToLookFor(
  queries: Queries,
  untilRow: number,
): Promise<{ readonly keywords: readonly string[]; readonly afterRow: number }> {
  const rows = await queries.all<{ keyword: string; after: number }>(
    `SELECT keyword, min(looked_until) AS after FROM alerts
     WHERE paused_at IS NULL AND looked_until < ? GROUP BY keyword ORDER BY keyword`,
    [untilRow],
  );
  return {
    keywords: rows.map(({ keyword }) => keyword),
    afterRow: rows.reduce((least, { after }) => Math.min(least, Number(after)), untilRow),
  };
}

/** Returns alerts with one of these keywords that have not checked all stories up to a row, by id, after one. */
export async function alertsToRaise(
  queries: Queries,
  keywords: readonly string[],
  untilRow: number,
  limit: number,
  after: AlertId | undefined,
): Promise<readonly Alert[]> {
  const rows = await queries.all(
    `SELECT * FROM alerts WHERE paused_at IS NULL AND looked_until < ? AND keyword = ANY(?) AND id > ?
     ORDER BY id LIMIT ?`,
    [untilRow, keywords, after ?? '', limit],
  );
  return rows.map(alertFromRow);
}

/** Marks all stories up to a row as checked for alerts with other keywords than these: none matches. */
export async function moveAlertsOn(
  statements: Statements,
  keywords: readonly string[],
  untilRow: number,
): Promise<void> {
  await statements.run(
    'UPDATE alerts SET looked_until = ? WHERE paused_at IS NULL AND looked_until < ? AND keyword <> ALL(?)',
    [untilRow, untilRow, keywords],
  );
}

/**
 * Content of an alert's message: the alert, its stories in order (`row` comes first in the JSON and is searched for),
 * and whether it is the last of the day.
 */
export interface AlertContent {
  readonly alert: AlertId;
  readonly stories: readonly { readonly row: number; readonly id: string }[];
  readonly isLast: boolean;
}

const content: z.ZodType<AlertContent> = z.object({
  alert: z.string().transform((id) => id as AlertId),
  stories: z.array(z.object({ row: z.number(), id: z.string() })),
  isLast: z.boolean(),
});

/** Serializes an alert's content for the outbox. */
export function alertToContent({ alert, stories, isLast }: AlertContent): string {
  return JSON.stringify({ alert, stories: stories.map(({ row, id }) => ({ row, id })), isLast });
}

/** Parses an alert's content. Throws for data that this program cannot have written. */
export function alertFromContent(json: string): AlertContent {
  return content.parse(JSON.parse(json));
}

/** An earlier alert of a channel, and its message if it was sent; in a forum the post contains it. */
export interface EarlierAlert extends AlertContent {
  readonly day: CalendarDay;
  readonly message: { readonly channelId: string; readonly messageId: string } | null;
}

/** Returns the alerts of a channel in a number of days up to a day, except those not sent. */
export async function earlierAlerts(
  queries: Queries,
  { guildId, channelId }: Pick<Alert, 'guildId' | 'channelId'>,
  day: CalendarDay,
  days: number,
): Promise<readonly EarlierAlert[]> {
  const rows = await queries.all<{
    day: CalendarDay;
    content: string;
    thread_id: string | null;
    message_id: string | null;
  }>(
    `SELECT day, content, thread_id, message_id FROM deliveries WHERE guild_id = ? AND channel_id = ? AND day >= ? AND kind = 'alert'
       AND state IN ('due', 'sending', 'sent', 'unknown') ORDER BY day`,
    [guildId, channelId, addDays(day, -days)],
  );
  return rows.map(({ day: of, content: shown, thread_id: thread, message_id: messageId }) => ({
    ...alertFromContent(shown),
    day: of,
    message: messageId === null ? null : { channelId: thread ?? channelId, messageId },
  }));
}

/** An alert and the message to send; none if no story matches. */
export interface RaisedAlert {
  readonly alert: Alert;
  readonly stories: AlertContent['stories'];
  readonly isLast: boolean;
  readonly dueAt: Date;
  /** Deliveries of the channel on which the decision was based; undefined without a message. */
  readonly seen: SeenDeliveries | undefined;
}

/**
 * Adds the messages of alerts to the outbox and marks all stories up to a row as checked, in one transaction; alerts
 * that were changed, paused or removed in the meantime are skipped. Returns the alerts whose channels were told
 * something in the meantime: they have to be decided again.
 */
export function enqueueAlerts(
  database: Database,
  raised: readonly RaisedAlert[],
  day: CalendarDay,
  untilRow: number,
): Promise<{ readonly enqueued: number; readonly outdated: readonly Alert[] }> {
  return database.transaction(async (transaction) => {
    const changed = await changedSince(
      transaction,
      raised.flatMap(({ alert, seen }) => (seen ? [{ place: alert, seen }] : [])),
      'all',
    );
    const isOutdated = ({ alert, seen }: RaisedAlert) => seen !== undefined && changed.has(placeKey(alert));
    const current = raised.filter((one) => !isOutdated(one));
    const moved = await transaction.run(
      `UPDATE alerts SET looked_until = ? WHERE id = ANY(?) AND paused_at IS NULL AND looked_until < ? RETURNING id`,
      [untilRow, current.map(({ alert }) => alert.id), untilRow],
    );
    const ids = new Set(moved.rows.map(({ id }) => String(id)));
    const told = current.filter(({ alert, stories }) => ids.has(alert.id) && stories.length > 0);
    const enqueued = await enqueue(
      transaction,
      told.map(({ alert, stories, isLast, dueAt }) => ({
        stream: alertStream(alert.id, untilRow),
        day,
        kind: 'alert',
        destination: alert,
        dueAt,
        content: alertToContent({ alert: alert.id, stories, isLast }),
      })),
    );
    return { enqueued, outdated: raised.filter(isOutdated).map(({ alert }) => alert) };
  });
}

/** Days around an alert's day on which its news can be stored. */
const DAYS_APART = 2;

/** Returns the alerts around a day with one of some stories, by row, and their content without those stories. */
export async function alertsWithout(
  queries: Queries,
  rows: readonly number[],
  day: CalendarDay,
): Promise<readonly Revision[]> {
  return await revisionsWithout(
    queries,
    { kind: 'alert', daysApart: DAYS_APART },
    rows,
    day,
    (shown, gone) => {
      const told = alertFromContent(shown);
      return alertToContent({ ...told, stories: told.stories.filter(({ row }) => !gone.has(row)) });
    },
  );
}
