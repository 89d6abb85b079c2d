import { digestMessage, emptyDayMessage } from '../messages/digestMessage.ts';
import { localeOf } from '../messages/locale.ts';
import { inScript } from '../messages/readersScript.ts';
import type { Compose } from './context.ts';

/** Items shown where the subscription is no longer there to say how many. */
const ITEM_LIMIT = 20;

/** The message of a delivery in its subscription's language: the digest, or one line on a day without news. */
export const composeMessage: Compose = (shown, { subscription, deliveryKey, itemLimit }) => {
  const locale = localeOf(subscription?.language);
  if (!shown.digest) return inScript(emptyDayMessage(shown.day, locale, deliveryKey), locale);
  const limit = subscription?.allInParts ? Number.MAX_SAFE_INTEGER : (subscription?.itemLimit ?? ITEM_LIMIT);
  const message = digestMessage(shown.digest, {
    locale,
    visibility: 'everyone',
    itemLimit: Math.min(itemLimit ?? limit, limit),
    deliveryKey,
    ...(subscription && { subscription: subscription.id }),
    ...(subscription?.pingRole && { pingRole: subscription.pingRole }),
  });
  return inScript(message, locale);
};
