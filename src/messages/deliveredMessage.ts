import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import type { Subscription } from '../store/subscriptionRows.ts';
import { digestMessage } from './digestMessage.ts';
import { localeOf } from './locale.ts';
import type { Message } from './message.ts';
import { longDay, textsIn } from './texts/texts.ts';

const ITEMS_WITHOUT_SUBSCRIPTION = 20;

/** What is delivered: the day's digest, or null where the day has no news. */
export interface Delivered {
  readonly day: CalendarDay;
  readonly digest: Digest | null;
}

/** How it is delivered; the subscription is undefined where it has been removed since. */
export interface DeliveredView {
  readonly subscription: Subscription | undefined;
  readonly deliveryKey: string;
  /** Fewer items than the subscription asks for. */
  readonly itemLimit?: number;
}

/** The message of a delivery as its subscription wants it: the digest, or one line saying that the day has no news. */
export function deliveredMessage({ day, digest }: Delivered, view: DeliveredView): Message {
  const { subscription, deliveryKey } = view;
  const locale = localeOf(subscription?.language);
  if (!digest) return emptyMessage(day, view);
  const asked = subscription?.allInParts ? Number.POSITIVE_INFINITY : subscription?.itemLimit;
  return digestMessage(digest, {
    locale,
    visibility: 'everyone',
    itemLimit: view.itemLimit ?? asked ?? ITEMS_WITHOUT_SUBSCRIPTION,
    deliveryKey,
    ...(subscription && { subscription: subscription.id }),
    ...(subscription?.pingRole && { pingRole: subscription.pingRole }),
  });
}

/** Nobody is pinged for a day without news; the button leads to the newest day before, and carries the delivery's key. */
function emptyMessage(day: CalendarDay, { subscription, deliveryKey }: DeliveredView): Message {
  const locale = localeOf(subscription?.language);
  const texts = textsIn(locale);
  const title = texts.digestTitle(longDay(day, locale));
  return {
    kind: 'message',
    title,
    visibility: 'everyone',
    deliveryKey,
    blocks: [
      { kind: 'heading', level: 2, text: title },
      { kind: 'text', text: texts.notUpdated },
      {
        kind: 'buttons',
        buttons: [
          {
            kind: 'action',
            label: texts.previousDay,
            action: {
              kind: 'digest-step',
              day,
              direction: 'before',
              ...(subscription && { subscription: subscription.id }),
            },
          },
        ],
      },
    ],
  };
}
