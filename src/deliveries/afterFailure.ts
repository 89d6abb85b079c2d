import type { Claim } from '../store/ledger/claim.ts';
import type { Delivery } from '../store/ledger/deliveryRows.ts';
import { backOffMilliseconds, spreadWait } from './backOff.ts';
import type { DeliveryContext } from './context.ts';
import type { Failure, Place } from './sender.ts';

/** What a handled claim says about the platform; undefined where it was not asked. */
export type Answered = 'answered' | 'no-answer' | undefined;

/** A failure after which the same thing is to be tried again. */
export type Passing = Extract<
  Failure,
  { kind: 'withdrawn' | 'limited' | 'unsent' | 'doubtful' | 'unauthorized' }
>;

/**
 * Puts a delivery back for later. `wasInDoubt`: whether an attempt before this one may have created its message;
 * a request that had no effect leaves that as it is.
 */
export async function afterFailure(
  { time, random, onUnauthorized }: Pick<DeliveryContext, 'time' | 'random' | 'onUnauthorized'>,
  claim: Claim,
  failure: Passing,
  wasInDoubt: boolean,
): Promise<Answered> {
  const now = time.now();
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  switch (failure.kind) {
    case 'withdrawn':
      await claim.release(now);
      return undefined;
    case 'limited':
      await claim.retryLater({
        wakeAt: later(spreadWait(failure.waitMilliseconds, random)),
        doubt: wasInDoubt,
        failed: false,
        reason: failure.reason,
      });
      return 'answered';
    case 'unsent':
    case 'doubtful':
      await claim.retryLater({
        wakeAt: later(backOffMilliseconds(claim.delivery.attempts + 1, random)),
        doubt: wasInDoubt || failure.kind === 'doubtful',
        failed: true,
        reason: failure.reason,
      });
      return 'no-answer';
    case 'unauthorized':
      await claim.retryLater({
        wakeAt: now,
        doubt: wasInDoubt,
        failed: false,
        reason: { code: 'token-refused' },
      });
      onUnauthorized();
      return undefined;
  }
}

/** Where a delivery goes. */
export function placeOf({ guildId, channelId, channelKind, threadId }: Delivery): Place {
  return { guildId, channelId, channelKind, threadId };
}
