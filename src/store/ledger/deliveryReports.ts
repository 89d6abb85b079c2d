import type { CalendarDay } from '../../calendar/day.ts';
import { dayFromRow } from '../news/rows.ts';
import type { Store } from '../open.ts';
import { IS_NOTICE } from './deliveryContents.ts';
import { DELIVERY_STATES, type DeliveryState } from './deliveryRows.ts';
import { type Reason, reasonFromRow } from './reason.ts';

/** Deliveries of one day that stand alike. */
export interface LedgerLine {
  readonly state: DeliveryState;
  /** Null where there is nothing to explain. */
  readonly reason: Reason | null;
  readonly deliveries: number;
  /** Some of the channels, at most `CHANNELS_NAMED`. */
  readonly channels: readonly string[];
}

/** One day of the ledger. */
export interface LedgerDay {
  readonly day: CalendarDay;
  readonly lines: readonly LedgerLine[];
}

/** How many channels a line of the ledger names. */
export const CHANNELS_NAMED = 5;

/** The days that the ledger knows, newest first. */
export function ledgerDays(store: Store, limit: number): readonly CalendarDay[] {
  return store
    .prepare('SELECT DISTINCT day FROM deliveries ORDER BY day DESC LIMIT ?')
    .all(limit)
    .map((row) => dayFromRow(String(row.day)));
}

/** A day of the ledger, its deliveries counted by state and reason, in the order of `DELIVERY_STATES`. */
export function ledgerOfDay(store: Store, day: CalendarDay): LedgerDay {
  const lines = store
    .prepare(
      `SELECT state, reason, count(*) AS deliveries, json_group_array(channel_id) FILTER (WHERE place <= ?1) AS channels
       FROM (SELECT state, channel_id,
               iif(state = 'sent' AND EXISTS (SELECT 1 FROM delivery_contents WHERE hash = content AND ${IS_NOTICE}),
                 '{"code":"no-edition"}', reason) AS reason,
               row_number() OVER (PARTITION BY state, reason ORDER BY subscription, part) AS place
             FROM deliveries WHERE day = ?2)
       GROUP BY state, reason ORDER BY deliveries DESC`,
    )
    .all(CHANNELS_NAMED, day)
    .flatMap((row): LedgerLine[] => {
      const state = DELIVERY_STATES.find((known) => known === row.state);
      if (!state) return [];
      const channels: unknown = JSON.parse(String(row.channels));
      return [
        {
          state,
          reason: reasonFromRow(row.reason === null ? null : String(row.reason)),
          deliveries: Number(row.deliveries),
          channels: Array.isArray(channels) ? [...new Set(channels.map(String))] : [],
        },
      ];
    });
  const order = (line: LedgerLine) => DELIVERY_STATES.indexOf(line.state);
  return { day, lines: lines.sort((left, right) => order(left) - order(right)) };
}
