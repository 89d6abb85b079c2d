import type { Queries, Statements } from '../../database/database.ts';
import { type Reason, rowFromReason } from '../outbox/reason.ts';
import { type Alert, type AlertId, alertFromRow } from './alertRows.ts';

/** Records that Discord refuses an alert's messages, and pauses it if this is permanent; an existing pause stays. */
export async function noteAlertRefused(
  statements: Statements,
  id: AlertId,
  { refusedSince, pausedAt, reason }: { refusedSince: Date; pausedAt: Date | null; reason: Reason },
): Promise<void> {
  const at = pausedAt?.getTime() ?? null;
  await statements.run(
    `UPDATE alerts SET refused_since = coalesce(refused_since, ?), paused_at = coalesce(paused_at, ?),
       pause_reason = CASE WHEN ? = 1 AND paused_at IS NULL THEN ? ELSE pause_reason END WHERE id = ?`,
    [refusedSince.getTime(), at, at === null ? 0 : 1, rowFromReason(reason), id],
  );
}

/** Records that Discord accepts an alert's messages. */
export async function noteAlertTaken(statements: Statements, id: AlertId): Promise<void> {
  await statements.run(
    'UPDATE alerts SET refused_since = NULL, told_at = NULL WHERE id = ? AND refused_since IS NOT NULL',
    [id],
  );
}

/** Records that somebody was told that an alert is paused because its channel refuses messages. */
export async function noteAlertTold(statements: Statements, id: string, at: Date): Promise<void> {
  await statements.run('UPDATE alerts SET told_at = ? WHERE id = ? AND refused_since IS NOT NULL', [
    at.getTime(),
    id,
  ]);
}

/** Returns alerts paused because their channels refuse messages of which nobody was told. */
export async function untoldAlerts(queries: Queries): Promise<readonly Alert[]> {
  const rows = await queries.all(
    `SELECT * FROM alerts WHERE refused_since IS NOT NULL AND paused_at IS NOT NULL AND pause_reason IS NOT NULL
       AND told_at IS NULL ORDER BY id`,
  );
  return rows.map(alertFromRow);
}
