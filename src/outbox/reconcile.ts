import type { Reason } from '../store/outbox/reason.ts';
import type { Lookup } from './transport.ts';

/** How long Discord is trusted to remember a nonce ("the past few minutes"), counted from the first attempt. */
const NONCE_MEMORY_SECONDS = 120;

/** A repetition has to reach Discord before it forgets, and may take this long on its way. */
const SLOWEST_REQUEST_SECONDS = 15;

/** How long after the first attempt a repetition with the same nonce may leave. */
export const NONCE_WINDOW_SECONDS = NONCE_MEMORY_SECONDS - SLOWEST_REQUEST_SECONDS;

/** What is to be done with a delivery that may or may not have been sent. */
export type Reconciliation =
  | { readonly kind: 'sent'; readonly messageId: string; readonly threadId: string | null }
  /** It is known not to stand: sending it counts as a first attempt. */
  | { readonly kind: 'send-anew' }
  /** Nobody knows, but until then a repetition with the same nonce cannot make a second one. */
  | { readonly kind: 'repeat'; readonly until: Date }
  /** Nobody knows and nobody can know: never to be sent again. */
  | { readonly kind: 'unknown'; readonly reason: Reason };

/** Settles a doubt by what a look at the channel showed. */
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
      // An attempt in the future means that the clock was set back: the window's end is not known then.
      if (takesNonce && now < until && attemptedAt <= now) return { kind: 'repeat', until };
      return { kind: 'unknown', reason: { code: 'unverified', because: lookup.because } };
    }
  }
}
