import type { Claim, Posted } from '../store/ledger/claim.ts';
import type { DeliveryWithSubscription } from '../store/ledger/deliveries.ts';
import { type Aftercare, keyText } from '../store/ledger/deliveryRows.ts';
import type { Shown } from './contents.ts';
import type { DeliveryContext } from './context.ts';
import { noteAccepted } from './refusals.ts';

/** Notes the message that stands, be it just created or found, and what is left to do for it. */
export async function noteSent(
  context: DeliveryContext,
  claim: Claim,
  message: Pick<Posted, 'messageId' | 'threadId'> & { readonly isLine: boolean },
  shown: Shown | undefined,
): Promise<void> {
  const { time, log } = context;
  const { delivery, subscription } = claim;
  const { messageId, threadId, isLine } = message;
  const aftercare: readonly Aftercare[] = [
    ...(isLine ? (['expand'] as const) : []),
    ...aftercareOf(claim, shown),
  ];
  // Whoever holds the delivery now looks for the message, and finds it.
  if (!(await claim.markSent({ messageId, threadId, aftercare }, time.now()))) return;
  // A plain line is taken where its layout may not be.
  if (subscription && !isLine) await noteAccepted(context, subscription, delivery);
  context.onDelivered((time.now().getTime() - delivery.dueAt.getTime()) / 1000);
  log.debug({ delivery: keyText(delivery), message: messageId }, 'delivered');
}

function aftercareOf(
  { delivery, subscription }: DeliveryWithSubscription,
  shown: Shown | undefined,
): readonly Aftercare[] {
  const aftercare: Aftercare[] = [];
  const { channelKind, part } = delivery;
  if (subscription?.crosspost && channelKind === 'announcement') aftercare.push('crosspost');
  const hasNews = shown?.digest !== null;
  const takesThread = channelKind === 'text' || channelKind === 'announcement';
  if (subscription?.discussionThread && takesThread && part === 1 && hasNews) aftercare.push('thread');
  return aftercare;
}
