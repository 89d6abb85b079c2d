import { digestMessage } from '../messages/digestMessage.ts';
import { localeOf } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import { longDay, textsIn } from '../messages/texts/texts.ts';
import type { Compose, Presentation } from './context.ts';

/** Items of a digest whose subscription is gone and says no other number. */
const ITEM_LIMIT = 20;

/** The messages of deliveries in the language and with the choices of their subscription. */
export const composeDelivery: Compose = {
  digest({ day, digest }, presentation) {
    const { subscription, deliveryKey, itemLimit = limitOf(presentation) } = presentation;
    const locale = localeOf(subscription?.language);
    if (!digest) return plain(textsIn(locale).notUpdated(longDay(day, locale)), deliveryKey);
    return digestMessage(digest, {
      locale,
      visibility: 'everyone',
      itemLimit,
      deliveryKey,
      ...(subscription && { subscription: subscription.id }),
      ...(subscription?.pingRole && { pingRole: subscription.pingRole }),
    });
  },
  emptied({ subscription, deliveryKey }) {
    const locale = localeOf(subscription?.language);
    return plain(textsIn(locale).partEmptied, deliveryKey);
  },
};

function limitOf({ subscription }: Presentation): number {
  if (!subscription) return ITEM_LIMIT;
  return subscription.allInParts ? Number.POSITIVE_INFINITY : subscription.itemLimit;
}

function plain(sentence: string, deliveryKey: string): Message {
  return {
    kind: 'message',
    title: sentence,
    visibility: 'everyone',
    blocks: [{ kind: 'text', text: sentence }],
    deliveryKey,
  };
}
