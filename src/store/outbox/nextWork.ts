import type { Queries } from '../../database/database.ts';
import type { DeliveryState } from './deliveryRows.ts';

/** Times of the next work in milliseconds; null if there is none. */
export interface NextWork {
  /** Next due time of a subscription. */
  readonly dueAt: number | null;
  /** Next check of a waiting delivery. */
  readonly waitingUntil: number | null;
  /** Next sending, lookup, edit or follow-up of a delivery. */
  readonly sendAt: number | null;
  /** Whether editions or stories were added, changed or removed. */
  readonly newsChanged: boolean;
}

/** Returns the times of the next work, in one statement that uses indexes only. */
export async function readNextWork(database: Queries): Promise<NextWork> {
  const earliest = (state: DeliveryState) =>
    `(SELECT min(wake_at) FROM deliveries WHERE state = '${state}' AND wake_at IS NOT NULL)`;
  const row = await database.get(
    `SELECT (SELECT min(next_due_at) FROM subscriptions WHERE paused_at IS NULL) AS due,
            ${earliest('waiting')} AS waiting, ${earliest('due')} AS "send", ${earliest('sending')} AS settle,
            ${earliest('sent')} AS tend, (SELECT count(*) FROM (SELECT 1 FROM changed_days LIMIT 1) AS changed) AS changed`,
  );
  return {
    dueAt: numberOrNull(row?.due),
    waitingUntil: numberOrNull(row?.waiting),
    sendAt: earliestOf([row?.send, row?.settle, row?.tend].map(numberOrNull)),
    newsChanged: row?.changed === 1,
  };
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function earliestOf(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}
