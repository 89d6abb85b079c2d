import type { CalendarDay } from '../calendar/day.ts';
import { type Delivery, keyText } from '../store/ledger/deliveryRows.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';
import type { Shown } from './contents.ts';
import type { DeliveryContext } from './context.ts';

/** A digest as the platform takes it, one payload a part. */
export interface Payloads {
  readonly title: string;
  /** With which its first part is created, where it notifies somebody. */
  readonly announcement?: string;
  readonly payloads: readonly object[];
}

/**
 * The payloads of what a delivery shows. Once its first part may stand their number is fixed: more are avoided by
 * showing fewer items (the rest stays behind the message's own button), and parts that are not needed say so.
 */
export function payloadsOf(
  context: Pick<DeliveryContext, 'compose' | 'sender'>,
  shown: Shown,
  subscription: Subscription | undefined,
  delivery: Delivery,
  toldIn: ReadonlyMap<CalendarDay, string>,
): Payloads {
  const { compose, sender } = context;
  const presentation = { subscription, deliveryKey: keyText(delivery), day: delivery.day, toldIn };
  const render = (itemLimit?: number): Payloads => {
    const message = compose.digest(shown, { ...presentation, ...(itemLimit !== undefined && { itemLimit }) });
    const announcement = sender.announcementOf(message);
    return {
      title: message.title,
      ...(announcement !== undefined && { announcement }),
      payloads: sender.render(message),
    };
  };
  const whole = render();
  // What is in doubt may stand already, with the number of parts that it was sent with.
  const isFixed = delivery.part > 1 || delivery.state === 'sent' || delivery.attemptedAt !== null;
  if (!isFixed || whole.payloads.length === delivery.parts) return whole;
  const { payloads, ...rest } =
    whole.payloads.length > delivery.parts ? mostThatFit(render, itemsOf(shown), delivery.parts) : whole;
  const spare = delivery.parts - payloads.length;
  const emptied = spare > 0 ? sender.render(compose.emptied(presentation)).slice(0, 1) : [];
  return { ...rest, payloads: [...payloads, ...Array.from({ length: spare }, () => emptied).flat()] };
}

/** The payloads with the most items that fit into so many parts. */
function mostThatFit(render: (itemLimit: number) => Payloads, items: number, parts: number): Payloads {
  let fitting = 1;
  let tooMany = items + 1;
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (render(middle).payloads.length <= parts) fitting = middle;
    else tooMany = middle;
  }
  return render(fitting);
}

function itemsOf({ digest }: Shown): number {
  return digest?.sections.reduce((items, section) => items + section.items.length, 0) ?? 0;
}
