import { randomBytes } from 'node:crypto';
import type { CalendarDay } from '../../calendar/day.ts';
import { EVERY_DAY, lastDueUpTo, nextDueAfter, type Schedule } from '../../calendar/schedule.ts';
import { BEIJING } from '../../calendar/zone.ts';
import type { Database, Queries, Transaction } from '../../database/database.ts';
import { assignRow, insertRow } from '../../database/rowText.ts';
import { type Reason, rowFromReason } from '../ledger/reason.ts';
import {
  type Destination,
  rowFromChoices,
  type Subscription,
  type SubscriptionChoices,
  type SubscriptionId,
  subscriptionFromRow,
} from './subscriptionRows.ts';

/** Reads and writes subscriptions; every write that touches the schedule keeps the next due instant true. */
export interface Subscriptions {
  find(id: SubscriptionId): Promise<Subscription | undefined>;
  /** Those of a server, oldest first. */
  ofGuild(guildId: string): Promise<readonly Subscription[]>;
  /** Those of a channel, oldest first. */
  ofChannel(channelId: string): Promise<readonly Subscription[]>;
  /** How many there are, paused ones included. */
  count(): Promise<number>;
  /** Stores a new one; it is due at its first local time after `now`. Rejects where the channel has one. */
  create(choices: SubscriptionChoices, now: Date): Promise<Subscription>;
  /**
   * Stores what a channel is to have: a new one, or a change of the one it has, whichever the channel's key allows at
   * that moment. `choicesOf` is asked with the one that is there; two requests at once make one subscription. Undefined
   * where the server has `MOST_SUBSCRIPTIONS` already.
   */
  subscribe(
    channelId: string,
    choicesOf: (known: Subscription | undefined) => SubscriptionChoices,
    now: Date,
  ): Promise<Subscribed | undefined>;
  /** Changes some choices; what waits is looked at again at the next tick, and no day is lost. Undefined for an unknown id. */
  change(
    id: SubscriptionId,
    changes: Partial<SubscriptionChoices>,
    now: Date,
  ): Promise<Subscription | undefined>;
  /** Stops deliveries until `resume`; false for an unknown id. */
  pause(id: SubscriptionId, reason: Reason | null, now: Date): Promise<boolean>;
  /** Goes on with the first local time after `now`; false for an unknown id. */
  resume(id: SubscriptionId, now: Date): Promise<boolean>;
  /** Deletes it; its deliveries stay in the ledger. False for an unknown id. */
  remove(id: SubscriptionId): Promise<boolean>;
  /** Deletes what is stored about a server: its subscriptions and its part of the ledger. */
  removeGuild(guildId: string): Promise<void>;
}

/** Subscriptions of one server; more channels than any community reads digests in. */
export const MOST_SUBSCRIPTIONS = 100;

/** The subscription of a channel, and whether it had one before. */
export interface Subscribed {
  readonly subscription: Subscription;
  readonly isNew: boolean;
}

/** The choices that hold unless an admin says otherwise: 08:00 in Beijing, every day, every column, today's news. */
export function defaultChoices(destination: Destination, createdBy: string): SubscriptionChoices {
  return {
    ...destination,
    minuteOfDay: 8 * 60,
    weekdays: EVERY_DAY,
    timeZone: BEIJING,
    columns: [],
    newsKinds: 'both',
    freshness: 'today',
    deadlineMinute: 12 * 60,
    whenEmpty: 'silence',
    sections: [],
    include: [],
    exclude: [],
    itemLimit: 20,
    allInParts: false,
    language: 'zh-CN',
    pingRole: null,
    crosspost: false,
    discussionThread: false,
    forumTags: [],
    createdBy,
  };
}

/** The subscriptions of a store. */
export function subscriptionsOf(database: Database): Subscriptions {
  return {
    find: (id) => findSubscription(database, id),
    ofGuild: (guildId) => subscriptionsOfGuild(database, guildId),
    ofChannel: (channelId) => listBy(database, 'channel_id', channelId),
    async count() {
      const row = await database.get('SELECT count(*) AS subscriptions FROM subscriptions');
      return Number(row?.subscriptions);
    },
    async create(choices, now) {
      const row = newRow(choices, now);
      const { sql, parameters } = insertRow('subscriptions', row);
      await database.run(sql, parameters);
      return subscriptionFromRow(row);
    },
    subscribe: (channelId, choicesOf, now) =>
      database.transaction((transaction) => subscribe(transaction, channelId, choicesOf, now)),
    change: (id, changes, now) =>
      database.transaction(async (transaction) => {
        const known = await findSubscription(transaction, id);
        return known && changeSubscription(transaction, known, { ...known, ...changes }, now);
      }),
    async pause(id, reason, now) {
      const { changes } = await database.run(
        'UPDATE subscriptions SET paused_at = ?, pause_reason = ? WHERE id = ?',
        [now.getTime(), rowFromReason(reason), id],
      );
      return changes > 0;
    },
    resume: (id, now) => database.transaction((transaction) => resumeSubscription(transaction, id, now)),
    async remove(id) {
      return (await database.run('DELETE FROM subscriptions WHERE id = ?', [id])).changes > 0;
    },
    removeGuild: (guildId) =>
      database.transaction((transaction) => removeSubscriptionsOfGuild(transaction, guildId)),
  };
}

/** The subscriptions of a server, oldest first. */
export function subscriptionsOfGuild(database: Queries, guildId: string): Promise<readonly Subscription[]> {
  return listBy(database, 'guild_id', guildId);
}

/** Has a subscription go on with the first local time after `now`; false for an unknown id. */
export async function resumeSubscription(
  transaction: Transaction,
  id: SubscriptionId,
  now: Date,
): Promise<boolean> {
  const known = await findSubscription(transaction, id);
  if (!known) return false;
  await transaction.run(
    `UPDATE subscriptions SET paused_at = NULL, pause_reason = NULL, refused_since = NULL, refusal = NULL, told_at = NULL,
       next_due_at = ? WHERE id = ?`,
    [await nextOpenDue(transaction, id, known, now), id],
  );
  return true;
}

/** Deletes a server's subscriptions and its part of the ledger. */
export async function removeSubscriptionsOfGuild(transaction: Transaction, guildId: string): Promise<void> {
  await transaction.run('DELETE FROM subscriptions WHERE guild_id = ?', [guildId]);
  await transaction.run('DELETE FROM deliveries WHERE guild_id = ?', [guildId]);
}

async function findSubscription(database: Queries, id: SubscriptionId): Promise<Subscription | undefined> {
  const row = await database.get('SELECT * FROM subscriptions WHERE id = ?', [id]);
  return row && subscriptionFromRow(row);
}

async function listBy(
  database: Queries,
  column: 'guild_id' | 'channel_id',
  id: string,
): Promise<readonly Subscription[]> {
  const rows = await database.all(`SELECT * FROM subscriptions WHERE ${column} = ? ORDER BY created_at, id`, [
    id,
  ]);
  return rows.map(subscriptionFromRow);
}

async function subscribe(
  transaction: Transaction,
  channelId: string,
  choicesOf: (known: Subscription | undefined) => SubscriptionChoices,
  now: Date,
): Promise<Subscribed | undefined> {
  const [known] = await listBy(transaction, 'channel_id', channelId);
  if (known) {
    const subscription = await changeSubscription(transaction, known, choicesOf(known), now);
    return { subscription, isNew: false };
  }
  const row = newRow(choicesOf(undefined), now);
  if (await isFull(transaction, row.guild_id)) return undefined;
  const { sql, parameters } = insertRow('subscriptions', row);
  await transaction.run(sql, parameters);
  return { subscription: subscriptionFromRow(row), isNew: true };
}

async function changeSubscription(
  transaction: Transaction,
  known: Subscription,
  choices: SubscriptionChoices,
  now: Date,
): Promise<Subscription> {
  const row = {
    ...rowFromChoices(choices),
    next_due_at: await dueAfterChange(transaction, known, choices, now),
  };
  const { sql, parameters } = assignRow(row);
  const changed = await transaction.run(`UPDATE subscriptions SET ${sql} WHERE id = ? RETURNING *`, [
    ...parameters,
    known.id,
  ]);
  await lookAgain(transaction, known.id, choices, now);
  return subscriptionFromRow(changed.rows[0]);
}

async function isFull(database: Queries, guildId: string): Promise<boolean> {
  const row = await database.get('SELECT count(*) AS held FROM subscriptions WHERE guild_id = ?', [guildId]);
  return Number(row?.held) >= MOST_SUBSCRIPTIONS;
}

function newRow(choices: SubscriptionChoices, now: Date) {
  return {
    ...rowFromChoices(choices),
    id: randomId(),
    created_at: now.getTime(),
    paused_at: null,
    pause_reason: null,
    refused_since: null,
    refusal: null,
    told_at: null,
    next_due_at: nextDueMilliseconds(choices, now),
  };
}

/** Never, as far as the tick is concerned: the due instant of a schedule without weekdays. */
const NEVER = Date.UTC(9999, 0, 1);

/** The instant, in milliseconds, that a schedule is next due after `now`. */
export function nextDueMilliseconds(schedule: Schedule, now: Date): number {
  return nextDueAfter(schedule, now)?.at.getTime() ?? NEVER;
}

/** A change costs no day: one that was still to come, and whose new time has passed already, is due at once. */
async function dueAfterChange(
  database: Queries,
  before: Subscription,
  choices: Schedule,
  now: Date,
): Promise<number> {
  const owed = before.paused ? undefined : lastDueUpTo(before, before.nextDueAt);
  const passed = lastDueUpTo(choices, now);
  return owed && passed && passed.day >= owed.day && !(await isOpened(database, before.id, passed.day))
    ? passed.at.getTime()
    : await nextOpenDue(database, before.id, choices, now);
}

/**
 * The first due time after `now` of a day that the ledger has not decided: a day comes once, so a later time of one that
 * was sent or left out would be a promise that is never kept.
 */
async function nextOpenDue(
  database: Queries,
  id: SubscriptionId,
  schedule: Schedule,
  now: Date,
): Promise<number> {
  for (let due = nextDueAfter(schedule, now); due; due = nextDueAfter(schedule, due.at)) {
    const decided = await database.get(
      `SELECT 1 FROM deliveries WHERE subscription = ? AND day = ? AND state <> 'waiting'`,
      [id, due.day],
    );
    if (!decided) return due.at.getTime();
  }
  return NEVER;
}

async function isOpened(database: Queries, id: SubscriptionId, day: CalendarDay): Promise<boolean> {
  const line = await database.get('SELECT 1 FROM deliveries WHERE subscription = ? AND day = ?', [id, day]);
  return line !== undefined;
}

/** What waits is looked at again; what has a later time of the same day now is opened anew at that time. */
async function lookAgain(
  transaction: Transaction,
  id: SubscriptionId,
  schedule: Schedule,
  now: Date,
): Promise<void> {
  await transaction.run(`DELETE FROM deliveries WHERE subscription = ? AND day = ? AND state = 'waiting'`, [
    id,
    nextDueAfter(schedule, now)?.day ?? '',
  ]);
  await transaction.run(`UPDATE deliveries SET wake_at = ? WHERE subscription = ? AND state = 'waiting'`, [
    now.getTime(),
    id,
  ]);
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Random, so that a channel's old messages can never be taken for those of a new store's subscription. */
function randomId(): SubscriptionId {
  return Array.from(randomBytes(10), (byte) => BASE32[byte & 31]).join('') as SubscriptionId;
}
