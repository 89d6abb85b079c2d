import type { Database, Queries, Statements } from '../../database/database.ts';
import { textKey } from '../../editions/identity.ts';
import { type Reason, rowFromReason } from '../outbox/reason.ts';
import { randomId } from '../randomId.ts';
import { type Alert, type AlertChoices, type AlertId, alertFromRow } from './alertRows.ts';

/** Maximum number of alerts per server; for more, a subscription with keywords is meant. */
export const MOST_ALERTS = 20;
/** Number of an alert's messages per day, unless another one is chosen. */
export const DEFAULT_DAILY_LIMIT = 3;
/** Maximum number of an alert's messages per day that can be chosen. */
export const MOST_A_DAY = 10;

/** Outcome of setting an alert. */
export type AlertSet =
  | { readonly kind: 'set'; readonly alert: Alert; readonly isNew: boolean }
  | { readonly kind: 'too-many' };

/** Reads and writes alerts. */
export interface Alerts {
  find(id: AlertId): Promise<Alert | undefined>;
  /** Returns the alerts of a server, oldest first. */
  ofGuild(guildId: string): Promise<readonly Alert[]>;
  /** Returns the alerts of a channel, oldest first. */
  ofChannel(channelId: string): Promise<readonly Alert[]>;
  /** Creates a channel's alert for a keyword, starting now, or changes the existing one. */
  set(choices: AlertChoices, now: Date): Promise<AlertSet>;
  pause(id: AlertId, reason: Reason | null, now: Date): Promise<void>;
  /** Resumes an alert with news from now on. */
  resume(id: AlertId): Promise<void>;
  remove(id: AlertId): Promise<boolean>;
}

/** Creates the repository of alerts. */
export function alertsOf(database: Database): Alerts {
  return {
    find: (id) => findAlert(database, id),
    ofGuild: (guildId) => alertsBy(database, 'guild_id', guildId),
    ofChannel: (channelId) => alertsBy(database, 'channel_id', channelId),
    set: (choices, now) => database.transaction((transaction) => setAlert(transaction, choices, now)),
    async pause(id, reason, now) {
      await database.run('UPDATE alerts SET paused_at = ?, pause_reason = ? WHERE id = ?', [
        now.getTime(),
        rowFromReason(reason),
        id,
      ]);
    },
    resume: (id) => resumeAlert(database, id),
    async remove(id) {
      return (await database.run('DELETE FROM alerts WHERE id = ?', [id])).changes > 0;
    },
  };
}

/** Returns an alert by id. */
export async function findAlert(queries: Queries, id: AlertId): Promise<Alert | undefined> {
  const row = await queries.get('SELECT * FROM alerts WHERE id = ?', [id]);
  return row && alertFromRow(row);
}

/** Resumes an alert with news from now on. */
export async function resumeAlert(statements: Statements, id: AlertId): Promise<void> {
  await statements.run(
    `UPDATE alerts SET paused_at = NULL, pause_reason = NULL, refused_since = NULL, told_at = NULL,
       looked_until = (SELECT coalesce(max("row"), 0) FROM stories) WHERE id = ?`,
    [id],
  );
}

/** Returns the alerts of a server or channel, oldest first. */
export async function alertsBy(
  queries: Queries,
  column: 'guild_id' | 'channel_id',
  id: string,
): Promise<readonly Alert[]> {
  const rows = await queries.all(`SELECT * FROM alerts WHERE ${column} = ? ORDER BY created_at, id`, [id]);
  return rows.map(alertFromRow);
}

async function setAlert(statements: Statements, choices: AlertChoices, now: Date): Promise<AlertSet> {
  const { guildId, channelId, channelKind, keyword, pingRole, dailyLimit, language, createdBy } = choices;
  const key = textKey(keyword);
  const known = (await alertsBy(statements, 'channel_id', channelId)).find(
    (alert) => textKey(alert.keyword) === key,
  );
  if (known) {
    const changed = await statements.run(
      `UPDATE alerts SET keyword = ?, ping_role = ?, daily_limit = ?, channel_kind = ? WHERE id = ? RETURNING *`,
      [keyword, pingRole, dailyLimit, channelKind, known.id],
    );
    if (known.paused) await resumeAlert(statements, known.id);
    return { kind: 'set', alert: { ...alertFromRow(changed.rows[0]), paused: null }, isNew: false };
  }
  if ((await alertsBy(statements, 'guild_id', guildId)).length >= MOST_ALERTS) return { kind: 'too-many' };
  const made = await statements.run(
    `INSERT INTO alerts (id, guild_id, channel_id, channel_kind, keyword_key, keyword, ping_role, daily_limit, language,
       created_by, created_at, looked_until)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max("row"), 0) FROM stories RETURNING *`,
    [
      ...[randomId(), guildId, channelId, channelKind, key, keyword, pingRole, dailyLimit, language],
      ...[createdBy, now.getTime()],
    ],
  );
  return { kind: 'set', alert: alertFromRow(made.rows[0]), isNew: true };
}
