import type { Reason } from '../store/outbox/reason.ts';
import type { Lookup } from './transport.ts';

/** Seconds for which Discord is trusted to remember a nonce ("the past few minutes"), from the first attempt. */
const NONCE_MEMORY_SECONDS = 120;

/** Longest time that a repetition may take to reach Discord. */
const SLOWEST_REQUEST_SECONDS = 15;

/** Seconds after the first attempt within which a repetition with the same nonce may be sent. */
export const NONCE_WINDOW_SECONDS = NONCE_MEMORY_SECONDS - SLOWEST_REQUEST_SECONDS;

/** Decision about a delivery that may or may not have been sent. */
export type Reconciliation =
  | { readonly kind: 'sent'; readonly messageId: string; readonly threadId: string | null }
  /** Certainly not sent: sending counts as a first attempt. */
  | { readonly kind: 'send-anew' }
  /** Unknown, but until then a repetition with the same nonce creates no second message. */
  | { readonly kind: 'repeat'; readonly until: Date }
  /** The outcome cannot be determined: never sent again. */
  | { readonly kind: 'unknown'; readonly reason: Reason };

/** Decides about a delivery in doubt by the result of a lookup in the channel. */
export function reconcile(
  lookup: Extract<Lookup, { kind: 'found' | 'absent' | 'unreadable' }>,
  attemptedAt: Date,
  now: Date,
  takesNonce: boolean,
): Reconciliation {
  switch (lookup.kind) {
    case 'found':
      return { kind: 'sent', messageId: lookup.messageId, threadId: lookup.threadId };
    case 'absent':
      return { kind: 'send-anew' };
    case 'unreadable': {
      const until = new Date(attemptedAt.getTime() + NONCE_WINDOW_SECONDS * 1000);
      // An attempt in the future means that the clock was set back, so the end of the window is unknown.
      if (takesNonce && now < until && attemptedAt <= now) return { kind: 'repeat', until };
      return { kind: 'unknown', reason: { code: 'unverified', because: lookup.because } };
    }
  }
}
