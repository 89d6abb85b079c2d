import type { Sighting } from './sender.ts';

/**
 * How long a repeated nonce is trusted to create nothing new. Discord says "the past few minutes"; counted from the
 * first attempt, so a message that was created later is remembered for longer.
 */
export const NONCE_WINDOW_SECONDS = 120;

/** What is to be done with a delivery that may or may not have been sent. */
export type Settlement =
  | { readonly kind: 'sent'; readonly messageId: string; readonly threadId: string | null }
  /** It is known not to stand: sending it counts as a first attempt. */
  | { readonly kind: 'send-anew' }
  /** Nobody knows, but until then a repetition with the same nonce cannot make a second one. */
  | { readonly kind: 'repeat'; readonly until: Date }
  /** Nobody knows and nobody can know: never to be sent again. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Settles a doubt by what a look at the channel showed. */
export function settleDoubt(
  sighting: Extract<Sighting, { kind: 'found' | 'absent' | 'unreadable' }>,
  attemptedAt: Date,
  now: Date,
  takesNonce: boolean,
): Settlement {
  switch (sighting.kind) {
    case 'found':
      return { kind: 'sent', messageId: sighting.messageId, threadId: sighting.threadId };
    case 'absent':
      return { kind: 'send-anew' };
    case 'unreadable': {
      const until = new Date(attemptedAt.getTime() + NONCE_WINDOW_SECONDS * 1000);
      // An attempt in the future means that the clock was set back: the window's end is not known then.
      if (takesNonce && now < until && attemptedAt <= now) return { kind: 'repeat', until };
      return {
        kind: 'unknown',
        reason: `its request was not answered, and ${sighting.reason}`,
      };
    }
  }
}
