import type { Subscription } from '../../store/subscriptions/subscriptionRows.ts';
import type { Context } from '../command.ts';
import { digestMessage } from '../digestMessage.ts';
import { localeOf } from '../locale.ts';
import type { Message } from '../message.ts';

/** The newest digest as a subscription would show it, to everyone; undefined where there is none yet. */
export async function newestDigestOf(
  subscription: Subscription,
  context: Context,
): Promise<Message | undefined> {
  const day = await context.editions.newestDay();
  const digest = day && (await context.digests.of(day, subscription.id));
  if (!digest) return undefined;
  return digestMessage(digest, {
    locale: localeOf(subscription.language),
    visibility: 'everyone',
    itemLimit: subscription.allInParts ? Number.MAX_SAFE_INTEGER : subscription.itemLimit,
    subscription: subscription.id,
  });
}
