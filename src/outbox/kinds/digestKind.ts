import type { DeliveryWithSubscription } from '../../store/outbox/deliveries.ts';
import { type FollowUp, idempotencyKey } from '../../store/outbox/deliveryRows.ts';
import { readShown, type Shown } from '../contents.ts';
import type { OutboxContext, Presentation } from '../context.ts';
import { noteDigestFollowUp } from '../followUpRefusals.ts';
import type { Likeness } from '../payloadTemplates.ts';
import { toldMessages } from '../plan/toldBefore.ts';
import { noteDigestAccepted, noteDigestRefused } from '../refusals.ts';
import type { Composition, MessageKind } from './messageKind.ts';

/** Dependencies of digests. */
type DigestContext = Pick<OutboxContext, 'store' | 'compose' | 'time'>;

/** Kind of the digests of subscriptions. */
export function digestKind(context: DigestContext): MessageKind {
  return {
    async compose({ delivery, subscription }, content, purpose) {
      if (purpose === 'send') {
        if (!subscription) return none('skipped', 'subscription-removed');
        if (subscription.paused) return none('skipped', 'subscription-paused');
      }
      const { store, compose } = context;
      const shown = await readShown(store, content);
      if (!shown) return none('failed', 'content-missing');
      const toldIn = await toldMessages(store, delivery, shown.digest);
      const presentation = { subscription, deliveryKey: idempotencyKey(delivery), day: delivery.day, toldIn };
      return {
        kind: 'composed',
        message: (itemLimit) =>
          compose.digest(shown, { ...presentation, ...(itemLimit !== undefined && { itemLimit }) }),
        likeness: likenessOf(content, presentation),
        items: itemsOf(shown),
        emptied: () => compose.emptied(presentation),
        forumTags: subscription?.forumTags ?? [],
        followUps: followUpsOf({ delivery, subscription }, shown),
      };
    },
    acceptance({ delivery, subscription }) {
      if (!subscription?.refusedSince) return undefined;
      return (transaction) => noteDigestAccepted(transaction, subscription, delivery);
    },
    async noteRefused(transaction, { subscription }, reason) {
      return subscription && (await noteDigestRefused(transaction, subscription, reason, context.time.now()));
    },
    async noteFollowedUp(transaction, { delivery, subscription }, step, refusal) {
      return (
        subscription && (await noteDigestFollowUp(transaction, subscription, { delivery, step, refusal }))
      );
    },
  };
}

function none(
  state: 'skipped' | 'failed',
  code: 'subscription-removed' | 'subscription-paused' | 'content-missing',
): Composition {
  return { kind: 'none', state, reason: { code } };
}

/**
 * Digests of one content are alike for subscriptions with equal choices, unless they link to what their channel was
 * told.
 */
function likenessOf(content: string, { subscription, day, toldIn }: Presentation): Likeness | undefined {
  if (!subscription || (toldIn && toldIn.size > 0)) return undefined;
  const { id, language, itemLimit, allInParts, pingRole } = subscription;
  return { key: JSON.stringify([content, day, language, itemLimit, allInParts, pingRole]), values: [id] };
}

function itemsOf({ digest }: Shown): number {
  return digest?.sections.reduce((items, section) => items + section.items.length, 0) ?? 0;
}

function followUpsOf(
  { delivery, subscription }: DeliveryWithSubscription,
  shown: Shown,
): readonly FollowUp[] {
  const followUps: FollowUp[] = [];
  const { channelKind, part } = delivery;
  if (subscription?.crosspost && channelKind === 'announcement') followUps.push('crosspost');
  const takesThread = channelKind === 'text' || channelKind === 'announcement';
  if (subscription?.discussionThread && takesThread && part === 1 && shown.digest !== null)
    followUps.push('thread');
  return followUps;
}
