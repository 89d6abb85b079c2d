import type { Delivery } from '../store/outbox/deliveryRows.ts';
import type { Composed } from './kinds/messageKind.ts';
import type { Transport } from './transport.ts';

/** A message as the platform takes it, one payload a part. */
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
  transport: Pick<Transport, 'announcementOf' | 'render'>,
  composed: Composed,
  delivery: Delivery,
): Payloads {
  const render = (itemLimit?: number): Payloads => {
    const message = composed.message(itemLimit);
    const announcement = transport.announcementOf(message);
    return {
      title: message.title,
      ...(announcement !== undefined && { announcement }),
      payloads: transport.render(message),
    };
  };
  const whole = render();
  // What is in doubt may stand already, with the number of parts that it was sent with.
  const isFixed = delivery.part > 1 || delivery.state === 'sent' || delivery.attemptedAt !== null;
  if (!isFixed || whole.payloads.length === delivery.parts) return whole;
  const { payloads, ...rest } =
    whole.payloads.length > delivery.parts ? mostThatFit(render, composed.items, delivery.parts) : whole;
  const spare = delivery.parts - payloads.length;
  const emptied = spare > 0 ? transport.render(composed.emptied()).slice(0, 1) : [];
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
