import { z } from 'zod';
import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Database, Queries, Statements } from '../../database/database.ts';
import { type Revision, revisionsWithout } from '../outbox/deliveryRevisions.ts';
import { changedSince, placeKey, type SeenDeliveries } from '../outbox/earlierDeliveries.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { alertStream } from '../outbox/streams.ts';
import { type Alert, type AlertId, alertFromRow } from './alertRows.ts';

/** The keywords of alerts that have not looked at all stories up to a row, each once, and the row from which on one has not. */
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

/** Alerts with some of these keywords that have not looked at all stories up to a row, by id, after one. */
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

/** Notes that alerts with other keywords than these have looked at all stories up to a row: there was nothing for them. */
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

/** What an alert's message shows: whose it is, its stories in their order (`row` stands first and is searched for so), and whether it is the day's last. */
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

/** An alert's content as the outbox keeps it. */
export function alertToContent({ alert, stories, isLast }: AlertContent): string {
  return JSON.stringify({ alert, stories: stories.map(({ row, id }) => ({ row, id })), isLast });
}

/** The alert of a content; throws for what this program cannot have written. */
export function alertFromContent(json: string): AlertContent {
  return content.parse(JSON.parse(json));
}

/** What a channel's alert told on a day, and the message, where it stands already; a forum's stands in its post. */
export interface EarlierAlert extends AlertContent {
  readonly day: CalendarDay;
  readonly message: { readonly channelId: string; readonly messageId: string } | null;
}

/** What a channel was alerted of in so many days up to a day, what was not sent left out. */
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

/** An alert with what it is to tell; nothing where it has looked and there is nothing. */
export interface RaisedAlert {
  readonly alert: Alert;
  readonly stories: AlertContent['stories'];
  readonly isLast: boolean;
  readonly dueAt: Date;
  /** What its channel had been told when that was decided; undefined where nothing is to be told. */
  readonly seen: SeenDeliveries | undefined;
}

/**
 * Puts the messages of alerts into the outbox and notes that they have looked at all stories up to a row, in one
 * transaction; an alert that was changed, paused or removed meanwhile is left out. Left out and returned are the alerts whose
 * channels were told something since: they have to be decided anew.
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

/** An alert tells the news of its day, which is stored on the days beside it at most. */
const DAYS_APART = 2;

/** The alerts around a day that tell one of some stories, by row, with what they would show without them. */
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
