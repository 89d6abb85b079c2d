import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import { dayFromRow } from '../news/rows.ts';
import { IS_NOTICE } from './deliveryContents.ts';
import { DELIVERY_STATES, type DeliveryState } from './deliveryRows.ts';
import { type Reason, reasonFromRow } from './reason.ts';

/** Deliveries of one day with equal state and reason. */
export interface OutboxLine {
  readonly state: DeliveryState;
  /** Null if there is nothing to explain. */
  readonly reason: Reason | null;
  readonly deliveries: number;
  /** Up to `CHANNELS_NAMED` of the channels. */
  readonly channels: readonly string[];
}

/** One day of the outbox. */
export interface OutboxDay {
  readonly day: CalendarDay;
  readonly lines: readonly OutboxLine[];
}

/** Number of channels named per row. */
const CHANNELS_NAMED = 5;

/** Returns the days in the outbox, newest first. */
export async function outboxDays(database: Queries, limit: number): Promise<readonly CalendarDay[]> {
  const rows = await database.all('SELECT DISTINCT day FROM deliveries ORDER BY day DESC LIMIT ?', [limit]);
  return rows.map((row) => dayFromRow(String(row.day)));
}

/** Returns a day of the outbox, with deliveries counted by state and reason, in the order of `DELIVERY_STATES`. */
export async function outboxOfDay(database: Queries, day: CalendarDay): Promise<OutboxDay> {
  const rows = await database.all(
    `SELECT state, reason, count(*) AS deliveries, string_agg(channel_id, ',') FILTER (WHERE place <= ?) AS channels
     FROM (SELECT state, reason, channel_id, row_number() OVER (PARTITION BY state, reason ORDER BY stream, part) AS place
           FROM (SELECT state, channel_id, stream, part,
                   CASE WHEN state = 'sent' AND EXISTS (SELECT 1 FROM delivery_contents WHERE hash = content AND ${IS_NOTICE})
                     THEN '{"code":"no-edition"}' ELSE reason END AS reason
                 FROM deliveries WHERE day = ?) AS told) AS placed
     GROUP BY state, reason ORDER BY deliveries DESC`,
    [CHANNELS_NAMED, day],
  );
  const lines = rows.flatMap((row): OutboxLine[] => {
    const state = DELIVERY_STATES.find((known) => known === row.state);
    if (!state) return [];
    return [
      {
        state,
        reason: reasonFromRow(row.reason === null ? null : String(row.reason)),
        deliveries: Number(row.deliveries),
        channels: [...new Set(String(row.channels).split(','))],
      },
    ];
  });
  const order = (line: OutboxLine) => DELIVERY_STATES.indexOf(line.state);
  return { day, lines: lines.sort((left, right) => order(left) - order(right)) };
}
