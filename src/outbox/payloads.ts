import { type Delivery, idempotencyKey } from '../store/outbox/deliveryRows.ts';
import type { Composed } from './kinds/messageKind.ts';
import type { Payloads, PayloadTemplates } from './payloadTemplates.ts';
import type { Transport } from './transport.ts';

/** Dependencies of rendering. */
interface PayloadContext {
  readonly transport: Pick<Transport, 'announcementOf' | 'render' | 'traceOf'>;
  readonly templates: PayloadTemplates;
}

/**
 * Renders the payloads of a delivery. Once its first part may have been sent, their number is fixed: additional ones
 * are avoided by showing fewer items (the rest is behind the message's button), and unnecessary parts say so.
 */
export function payloadsOf(
  { transport, templates }: PayloadContext,
  composed: Composed,
  delivery: Delivery,
): Payloads {
  const renderAnew = (itemLimit?: number): Payloads => {
    const message = composed.message(itemLimit);
    const announcement = transport.announcementOf(message);
    return {
      title: message.title,
      ...(announcement !== undefined && { announcement }),
      payloads: transport.render(message),
    };
  };
  const { likeness } = composed;
  const trace = likeness && transport.traceOf(idempotencyKey(delivery));
  const render = (itemLimit?: number): Payloads => {
    if (!likeness || !trace) return renderAnew(itemLimit);
    const alike = {
      key: [itemLimit, trace.key, likeness.key].join('\n'),
      values: [...trace.values, ...likeness.values],
    };
    return templates.take(alike, () => renderAnew(itemLimit));
  };
  const whole = render();
  // A delivery in doubt may have been sent with its earlier number of parts.
  const isFixed = delivery.part > 1 || delivery.state === 'sent' || delivery.attemptedAt !== null;
  if (!isFixed || whole.payloads.length === delivery.parts) return whole;
  const { payloads, ...rest } =
    whole.payloads.length > delivery.parts ? mostThatFit(render, composed.items, delivery.parts) : whole;
  const spare = delivery.parts - payloads.length;
  const emptied = spare > 0 ? transport.render(composed.emptied()).slice(0, 1) : [];
  return { ...rest, payloads: [...payloads, ...Array.from({ length: spare }, () => emptied).flat()] };
}

/** Finds the largest item limit whose payloads fit into a number of parts. */
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
