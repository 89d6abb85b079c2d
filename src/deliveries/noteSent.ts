import type { Claim, Posted } from '../store/ledger/claim.ts';
import { type Aftercare, keyText } from '../store/ledger/deliveryRows.ts';
import type { OutboxContext } from './context.ts';
import type { Composed } from './messageKind.ts';

/** Notes the message that stands, be it just created or found, and what is left to do for it. */
export async function noteSent(
  context: OutboxContext,
  claim: Claim,
  message: Pick<Posted, 'messageId' | 'threadId'> & { readonly isLine: boolean },
  composed: Composed | undefined,
): Promise<void> {
  const { time, log } = context;
  const { delivery } = claim;
  const { messageId, threadId, isLine } = message;
  const aftercare: readonly Aftercare[] = [
    ...(isLine ? (['expand'] as const) : []),
    ...(composed?.followUps ?? []),
  ];
  // Whoever holds the delivery now looks for the message, and finds it.
  if (!(await claim.markSent({ messageId, threadId, aftercare }, time.now()))) return;
  // A plain line is taken where its layout may not be.
  if (!isLine) await context.kinds[delivery.kind].onAccepted(claim);
  context.onDelivered((time.now().getTime() - delivery.dueAt.getTime()) / 1000);
  log.debug({ delivery: keyText(delivery), message: messageId }, 'delivered');
}
