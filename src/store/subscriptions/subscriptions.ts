import type { Database, Transaction } from '../../database/database.ts';
import { type Reason, rowFromReason } from '../outbox/reason.ts';
import { DIRECT } from './destination.ts';
import { nextOpenDue } from './dueTimes.ts';
import { findSubscription, subscriptionsBy } from './findSubscriptions.ts';
import {
  addSubscription,
  changeSubscription,
  type Subscribed,
  subscribeChannel,
  type Wish,
} from './subscribe.ts';
import type { Subscription, SubscriptionChoices, SubscriptionId } from './subscription.ts';

/** Repository of subscriptions; every write that affects the schedule updates the next due instant. */
export interface Subscriptions {
  find(id: SubscriptionId): Promise<Subscription | undefined>;
  /** Returns the subscriptions of a server, oldest first. */
  ofGuild(guildId: string): Promise<readonly Subscription[]>;
  /** Returns the subscriptions of a channel, oldest first. */
  ofChannel(channelId: string): Promise<readonly Subscription[]>;
  /**
   * Returns whether a member's own digests ended because of closed messages and they were not told; records that they
   * are told now.
   */
  sayClosed(user: string, now: Date): Promise<boolean>;
  /** Returns their number, including paused ones. */
  count(): Promise<number>;
  /** Adds a subscription; it is due at its first local time after `now`. */
  create(choices: SubscriptionChoices, now: Date): Promise<Subscription>;
  /**
   * Saves the wishes for a channel. `wishesOf` gets the existing subscriptions at that moment, so that two concurrent
   * requests do not create one twice; all wishes are saved, or none if there is no room.
   */
  subscribe(
    channelId: string,
    wishesOf: (known: readonly Subscription[]) => readonly Wish[],
    now: Date,
  ): Promise<Subscribed>;
  /**
   * Changes some choices; waiting deliveries are re-evaluated in the next minute, and no day is lost. Returns undefined
   * for an unknown id.
   */
  change(
    id: SubscriptionId,
    changes: Partial<SubscriptionChoices>,
    now: Date,
  ): Promise<Subscription | undefined>;
  /** Pauses deliveries until `resume`; returns false for an unknown id. */
  pause(id: SubscriptionId, reason: Reason | null, now: Date): Promise<boolean>;
  /** Resumes with the first local time after `now`; returns false for an unknown id. */
  resume(id: SubscriptionId, now: Date): Promise<boolean>;
  /** Deletes a subscription; its deliveries stay in the outbox. Returns false for an unknown id. */
  remove(id: SubscriptionId): Promise<boolean>;
  /** Deletes a server's subscriptions and its part of the outbox. */
  removeGuild(guildId: string): Promise<void>;
}

/** Creates the repository of subscriptions. */
export function subscriptionsOf(database: Database): Subscriptions {
  return {
    find: (id) => findSubscription(database, id),
    ofGuild: (guildId) => subscriptionsBy(database, 'guild_id', guildId),
    ofChannel: (channelId) => subscriptionsBy(database, 'channel_id', channelId),
    async sayClosed(user, now) {
      const { changes } = await database.run(
        `UPDATE subscriptions SET told_at = ? WHERE channel_id = ? AND guild_id = ? AND refused_since IS NOT NULL
           AND paused_at IS NOT NULL AND told_at IS NULL`,
        [now.getTime(), user, DIRECT],
      );
      return changes > 0;
    },
    async count() {
      const row = await database.get('SELECT count(*) AS subscriptions FROM subscriptions');
      return Number(row?.subscriptions);
    },
    create: (choices, now) =>
      database.transaction((transaction) => addSubscription(transaction, choices, now)),
    subscribe: (channelId, wishesOf, now) =>
      database.transaction((transaction) => subscribeChannel(transaction, channelId, wishesOf, now)),
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

/** Resumes a subscription with the first local time after `now`; returns false for an unknown id. */
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

/** Deletes a server's subscriptions, alerts and part of the outbox. */
export async function removeSubscriptionsOfGuild(transaction: Transaction, guildId: string): Promise<void> {
  await transaction.run('DELETE FROM subscriptions WHERE guild_id = ?', [guildId]);
  await transaction.run('DELETE FROM alerts WHERE guild_id = ?', [guildId]);
  await transaction.run('DELETE FROM deliveries WHERE guild_id = ?', [guildId]);
}
