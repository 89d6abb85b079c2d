import { z } from 'zod';

/** Reasons why a request to Discord failed. */
const requestReason = z.discriminatedUnion('code', [
  /** No connection; `cause` is the network error code. */
  z.object({ code: z.literal('unreachable'), cause: z.string() }),
  /** The request was sent, but not fully answered; `cause` is `timeout` or the connection's error code. */
  z.object({ code: z.literal('unanswered'), cause: z.string() }),
  z.object({ code: z.literal('server-error'), status: z.number() }),
  /** The answer was not what Discord documents. */
  z.object({ code: z.literal('unreadable-answer') }),
  /** `proxy`: limited by a proxy before Discord; `queue`: by the wait of an earlier answer. */
  z.object({
    code: z.literal('rate-limited'),
    scope: z.enum(['user', 'global', 'shared', 'proxy', 'queue']),
  }),
  /** Discord's JSON error: its number (`error`) and words. */
  z.object({ code: z.literal('refused'), status: z.number(), error: z.number(), message: z.string() }),
  /** A 4xx that is not in Discord's format, so from a proxy before Discord. */
  z.object({ code: z.literal('refused-by-proxy'), status: z.number() }),
  z.object({ code: z.literal('token-refused') }),
  /** It waited too long in the queue. */
  z.object({ code: z.literal('queue-timeout') }),
  /** An exception in this program, which is logged. */
  z.object({ code: z.literal('program-error') }),
]);

/** Reason why a request to Discord failed: a code with details. */
export type RequestReason = z.infer<typeof requestReason>;

const reason = z.discriminatedUnion('code', [
  ...requestReason.options,
  /** Waits for editions of these columns, or of any if empty. */
  z.object({ code: z.literal('awaiting-editions'), columns: z.array(z.string()) }),
  z.object({ code: z.literal('no-edition') }),
  /** The subscription's filters leave no story of the day. */
  z.object({ code: z.literal('all-filtered'), day: z.string() }),
  /** The channel was told all of the day's news before. */
  z.object({ code: z.literal('all-told'), day: z.string() }),
  /** The bot did not run at its time and in the hours after it. */
  z.object({ code: z.literal('missed') }),
  z.object({ code: z.literal('subscription-paused') }),
  /** Its content was unfollowed or taken down before it was sent. */
  z.object({ code: z.literal('nothing-left') }),
  z.object({ code: z.literal('subscription-removed') }),
  z.object({ code: z.literal('server-left') }),
  /** Building the digest threw an exception, which is logged. */
  z.object({ code: z.literal('digest-failed') }),
  z.object({ code: z.literal('content-missing') }),
  /** A corrected digest has fewer parts than before. */
  z.object({ code: z.literal('part-dropped') }),
  z.object({ code: z.literal('earlier-part-failed') }),
  z.object({ code: z.literal('message-unknown') }),
  z.object({ code: z.literal('gave-up'), attempts: z.number(), last: requestReason.nullable() }),
  z.object({ code: z.literal('too-late') }),
  /** The request was not answered, and it cannot be determined whether its message exists. */
  z.object({
    code: z.literal('unverified'),
    because: z.enum(['history-hidden', 'history-too-long', 'channel-unreadable']),
  }),
  /** Written by another version of this program. */
  z.object({ code: z.literal('other'), text: z.string() }),
]);

/** Reason for the state of a delivery or a pause: a code with details, worded by `messages/texts/delivery`. */
export type Reason = z.infer<typeof reason>;

/** Serializes a reason for its column: JSON with `code` first. */
export function rowFromReason(known: Reason | null): string | null {
  return known === null ? null : JSON.stringify(known);
}

/** Parses the reason of a column; one unknown to this version (after a rollback) is kept as text. */
export function reasonFromRow(column: string | null): Reason | null {
  if (column === null) return null;
  const parsed = reason.safeParse(parseJson(column));
  return parsed.success ? parsed.data : { code: 'other', text: column };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the reason of a failed request: itself, or the last one of an abandoned delivery. */
export function requestReasonOf(known: Reason): RequestReason | null {
  const parsed = requestReason.safeParse(known.code === 'gave-up' ? known.last : known);
  return parsed.success ? parsed.data : null;
}

/** Returns Discord's error number in a reason; undefined if there is none. */
export function discordErrorOf(known: Reason): number | undefined {
  return known.code === 'refused' ? known.error : undefined;
}
