import { randomBytes } from 'node:crypto';
import type { CalendarDay } from '../../calendar/day.ts';
import { EVERY_DAY, lastDueUpTo, nextDueAfter, type Schedule } from '../../calendar/schedule.ts';
import { BEIJING } from '../../calendar/zone.ts';
import { type Reason, rowFromReason } from '../ledger/reason.ts';
import type { Store } from '../open.ts';
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
export function subscriptionsOf(store: Store): Subscriptions {
  const find = async (id: SubscriptionId) => {
    const row = await store.query
      .selectFrom('subscriptions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && subscriptionFromRow(row);
  };
  const listBy = async (column: 'guild_id' | 'channel_id', id: string) => {
    const query = store.query.selectFrom('subscriptions').selectAll().where(column, '=', id);
    return (await query.orderBy('created_at').orderBy('id').execute()).map(subscriptionFromRow);
  };
  const change: Subscriptions['change'] = async (id, changes, now) => {
    const known = await find(id);
    if (!known) return undefined;
    const choices = { ...known, ...changes };
    await store.query
      .updateTable('subscriptions')
      .set({ ...rowFromChoices(choices), next_due_at: dueAfterChange(store, known, choices, now) })
      .where('id', '=', id)
      .execute();
    await lookAgain(store, id, choices, now);
    return find(id);
  };
  return {
    find,
    ofGuild: (guildId) => listBy('guild_id', guildId),
    ofChannel: (channelId) => listBy('channel_id', channelId),
    async count() {
      const row = await store.query
        .selectFrom('subscriptions')
        .select((e) => e.fn.countAll<number>().as('subscriptions'))
        .executeTakeFirstOrThrow();
      return row.subscriptions;
    },
    async create(choices, now) {
      const row = newRow(choices, now);
      await store.query.insertInto('subscriptions').values(row).execute();
      return subscriptionFromRow(row);
    },
    async subscribe(channelId, choicesOf, now) {
      for (;;) {
        const [known] = await listBy('channel_id', channelId);
        if (known) {
          const subscription = await change(known.id, choicesOf(known), now);
          if (subscription) return { subscription, isNew: false };
          continue;
        }
        const row = newRow(choicesOf(undefined), now);
        if (isFull(store, row.guild_id)) return undefined;
        const insert = store.query.insertInto('subscriptions').values(row);
        const made = await insert.onConflict((on) => on.column('channel_id').doNothing()).executeTakeFirst();
        if (made.numInsertedOrUpdatedRows === 1n)
          return { subscription: subscriptionFromRow(row), isNew: true };
      }
    },
    change,
    async pause(id, reason, now) {
      return touched(
        store.query
          .updateTable('subscriptions')
          .set({ paused_at: now.getTime(), pause_reason: rowFromReason(reason) })
          .where('id', '=', id),
      );
    },
    async resume(id, now) {
      const known = await find(id);
      if (!known) return false;
      return touched(
        store.query
          .updateTable('subscriptions')
          .set({
            paused_at: null,
            pause_reason: null,
            refused_since: null,
            refusal: null,
            told_at: null,
            next_due_at: nextOpenDue(store, id, known, now),
          })
          .where('id', '=', id),
      );
    },
    async remove(id) {
      const result = await store.query.deleteFrom('subscriptions').where('id', '=', id).executeTakeFirst();
      return result.numDeletedRows > 0n;
    },
    async removeGuild(guildId) {
      await store.query.deleteFrom('subscriptions').where('guild_id', '=', guildId).execute();
      await store.query.deleteFrom('deliveries').where('guild_id', '=', guildId).execute();
    },
  };
}

function isFull(store: Store, guildId: string): boolean {
  const row = store.prepare('SELECT count(*) AS held FROM subscriptions WHERE guild_id = ?').get(guildId);
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
function dueAfterChange(store: Store, before: Subscription, choices: Schedule, now: Date): number {
  const owed = before.paused ? undefined : lastDueUpTo(before, before.nextDueAt);
  const passed = lastDueUpTo(choices, now);
  return owed && passed && passed.day >= owed.day && !isOpened(store, before.id, passed.day)
    ? passed.at.getTime()
    : nextOpenDue(store, before.id, choices, now);
}

/**
 * The first due time after `now` of a day that the ledger has not decided: a day comes once, so a later time of one that
 * was sent or left out would be a promise that is never kept.
 */
function nextOpenDue(store: Store, id: SubscriptionId, schedule: Schedule, now: Date): number {
  const decided = store.prepare(
    `SELECT 1 FROM deliveries WHERE subscription = ? AND day = ? AND state <> 'waiting'`,
  );
  for (let due = nextDueAfter(schedule, now); due; due = nextDueAfter(schedule, due.at))
    if (decided.get(id, due.day) === undefined) return due.at.getTime();
  return NEVER;
}

function isOpened(store: Store, id: SubscriptionId, day: CalendarDay): boolean {
  return (
    store.prepare('SELECT 1 FROM deliveries WHERE subscription = ? AND day = ?').get(id, day) !== undefined
  );
}

/** What waits is looked at again; what has a later time of the same day now is opened anew at that time. */
async function lookAgain(store: Store, id: SubscriptionId, schedule: Schedule, now: Date): Promise<void> {
  store
    .prepare(`DELETE FROM deliveries WHERE subscription = ? AND day = ? AND state = 'waiting'`)
    .run(id, nextDueAfter(schedule, now)?.day ?? '');
  await store.query
    .updateTable('deliveries')
    .set({ wake_at: now.getTime() })
    .where('subscription', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

async function touched(update: {
  executeTakeFirst(): Promise<{ numUpdatedRows: bigint }>;
}): Promise<boolean> {
  return (await update.executeTakeFirst()).numUpdatedRows > 0n;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Random, so that a channel's old messages can never be taken for those of a new store's subscription. */
function randomId(): SubscriptionId {
  return Array.from(randomBytes(10), (byte) => BASE32[byte & 31]).join('') as SubscriptionId;
}
