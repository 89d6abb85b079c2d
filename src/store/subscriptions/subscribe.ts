import type { Queries, Transaction } from '../../database/database.ts';
import { assignRow, insertRow } from '../../database/rowText.ts';
import { randomId } from '../randomId.ts';
import { DIRECT } from './destination.ts';
import { dueAfterChange, lookAgain, nextDueMilliseconds } from './dueTimes.ts';
import { subscriptionsBy } from './findSubscriptions.ts';
import type { Subscription, SubscriptionChoices, SubscriptionId } from './subscription.ts';
import { rowFromChoices, subscriptionFromRow } from './subscriptionRows.ts';

/** Maximum number of subscriptions per server. */
export const MOST_SUBSCRIPTIONS = 100;

/** Maximum number of subscriptions per channel. */
export const MOST_OF_CHANNEL = 5;

/** Wish for a channel: a change of an existing subscription, or a new one. */
export type Wish =
  | { readonly kind: 'change'; readonly known: Subscription; readonly choices: SubscriptionChoices }
  | { readonly kind: 'add'; readonly choices: SubscriptionChoices };

/** A saved subscription, and whether it is new. */
export interface SavedSubscription {
  readonly subscription: Subscription;
  readonly isNew: boolean;
}

/** Outcome of the wishes: all are saved, or none if channel or server has no room. */
export type Subscribed =
  | { readonly kind: 'saved'; readonly saved: readonly SavedSubscription[] }
  | { readonly kind: 'full'; readonly of: 'channel' | 'server' };

/** Calls `wishesOf` with a channel's subscriptions and saves its wishes, in one transaction. */
export async function subscribeChannel(
  transaction: Transaction,
  channelId: string,
  wishesOf: (known: readonly Subscription[]) => readonly Wish[],
  now: Date,
): Promise<Subscribed> {
  const known = await subscriptionsBy(transaction, 'channel_id', channelId);
  const wishes = wishesOf(known);
  const added = wishes.filter(({ kind }) => kind === 'add');
  if (added.length > 0) {
    if (known.length + added.length > MOST_OF_CHANNEL) return { kind: 'full', of: 'channel' };
    const guildId = added[0]?.choices.guildId ?? '';
    const held = guildId === DIRECT ? 0 : await countOfServer(transaction, guildId);
    if (held + added.length > MOST_SUBSCRIPTIONS) return { kind: 'full', of: 'server' };
  }
  const saved: SavedSubscription[] = [];
  for (const wish of wishes) {
    const isNew = wish.kind === 'add';
    const subscription =
      wish.kind === 'add'
        ? await addSubscription(transaction, wish.choices, now)
        : await changeSubscription(transaction, wish.known, wish.choices, now);
    saved.push({ subscription, isNew });
  }
  return { kind: 'saved', saved };
}

async function countOfServer(database: Queries, guildId: string): Promise<number> {
  const row = await database.get('SELECT count(*) AS held FROM subscriptions WHERE guild_id = ?', [guildId]);
  return Number(row?.held);
}

/** Adds a subscription; it is due at its first local time after `now`. */
export async function addSubscription(
  transaction: Transaction,
  choices: SubscriptionChoices,
  now: Date,
): Promise<Subscription> {
  const row = {
    ...rowFromChoices(choices),
    id: randomId() as SubscriptionId,
    created_at: now.getTime(),
    paused_at: null,
    pause_reason: null,
    refused_since: null,
    refusal: null,
    told_at: null,
    next_due_at: nextDueMilliseconds(choices, now),
  };
  const { sql, parameters } = insertRow('subscriptions', row);
  await transaction.run(sql, parameters);
  return subscriptionFromRow(row);
}

/** Changes a subscription's choices; waiting deliveries are re-evaluated in the next minute, and no day is lost. */
export async function changeSubscription(
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
