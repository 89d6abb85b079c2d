import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import { dayFromRow } from '../news/rows.ts';

/** A channel of a server. */
export interface DeliveryPlace {
  readonly guildId: string;
  readonly channelId: string;
}

/** What a channel was shown on a day: the hash of a content. */
export interface EarlierDelivery {
  readonly day: CalendarDay;
  readonly content: string;
}

/** What a channel was shown, or is about to be, in so many days before a day, the oldest first. */
export async function deliveriesBefore(
  database: Queries,
  { guildId, channelId }: DeliveryPlace,
  day: CalendarDay,
  days: number,
): Promise<readonly EarlierDelivery[]> {
  const rows = await database.all(
    `SELECT day, coalesce(revision, content) AS hash FROM deliveries
     WHERE guild_id = ? AND day >= ? AND day < ? AND channel_id = ? AND part = 1
       AND state IN ('due', 'sending', 'sent', 'unknown') AND content IS NOT NULL
     ORDER BY day, subscription`,
    [guildId, addDays(day, -days), day, channelId],
  );
  return rows.map((row) => ({ day: dayFromRow(String(row.day)), content: String(row.hash) }));
}

/** Where the first messages of a channel's deliveries of some days stand; a forum's stand in their posts. */
export async function messagesOfDays(
  database: Queries,
  { guildId, channelId }: DeliveryPlace,
  days: readonly CalendarDay[],
): Promise<ReadonlyMap<CalendarDay, { readonly channelId: string; readonly messageId: string }>> {
  if (days.length === 0) return new Map();
  const rows = await database.all(
    `SELECT day, thread_id, message_id FROM deliveries
     WHERE guild_id = ? AND day = ANY(?) AND channel_id = ? AND part = 1 AND message_id IS NOT NULL`,
    [guildId, days, channelId],
  );
  return new Map(
    rows.map((row) => [
      dayFromRow(String(row.day)),
      {
        channelId: row.thread_id === null ? channelId : String(row.thread_id),
        messageId: String(row.message_id),
      },
    ]),
  );
}
