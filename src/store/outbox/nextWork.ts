import type { Queries } from '../../database/database.ts';
import type { DeliveryState } from './deliveryRows.ts';

/** When there is work, as instants in milliseconds; null where there is none in sight. */
export interface NextWork {
  /** A subscription comes due. */
  readonly dueAt: number | null;
  /** A waiting delivery is to be looked at again. */
  readonly waitingUntil: number | null;
  /** A delivery is to be sent, settled, edited or cared for. */
  readonly sendAt: number | null;
  /** Editions or stories came, changed or went. */
  readonly newsChanged: boolean;
}

/** Looks, with one statement and through indexes alone, when there is anything to do. */
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
