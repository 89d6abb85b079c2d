import { z } from 'zod';

/** Why a request to Discord came to nothing. */
const requestReason = z.discriminatedUnion('code', [
  /** No connection stood; `cause` is the network's error code. */
  z.object({ code: z.literal('unreachable'), cause: z.string() }),
  /** The request left and no whole answer came; `cause` is `timeout` or the connection's error code. */
  z.object({ code: z.literal('unanswered'), cause: z.string() }),
  z.object({ code: z.literal('server-error'), status: z.number() }),
  /** The answer was not what Discord documents. */
  z.object({ code: z.literal('unreadable-answer') }),
  /** `proxy`: by what stands before Discord; `queue`: by the wait that an earlier answer named. */
  z.object({
    code: z.literal('rate-limited'),
    scope: z.enum(['user', 'global', 'shared', 'proxy', 'queue']),
  }),
  /** Discord's JSON error: its number (`error`) and words. */
  z.object({ code: z.literal('refused'), status: z.number(), error: z.number(), message: z.string() }),
  /** A 4xx that is not in Discord's form, so by something before Discord. */
  z.object({ code: z.literal('refused-by-proxy'), status: z.number() }),
  z.object({ code: z.literal('token-refused') }),
  /** It waited too long for its turn. */
  z.object({ code: z.literal('queue-timeout') }),
  /** An exception of this program; the log has it. */
  z.object({ code: z.literal('program-error') }),
]);

/** Why a request to Discord came to nothing: a code with details. */
export type RequestReason = z.infer<typeof requestReason>;

const reason = z.discriminatedUnion('code', [
  ...requestReason.options,
  /** Waits for editions: of these columns, or (none) of any. */
  z.object({ code: z.literal('awaiting-editions'), columns: z.array(z.string()) }),
  z.object({ code: z.literal('no-edition') }),
  /** The day has editions, and the subscription's filters let no story through. */
  z.object({ code: z.literal('all-filtered'), day: z.string() }),
  /** The day has editions, and the channel was told all of them in the days before. */
  z.object({ code: z.literal('all-told'), day: z.string() }),
  /** The bot was not running at its time, nor within the hours after it. */
  z.object({ code: z.literal('missed') }),
  z.object({ code: z.literal('subscription-paused') }),
  /** What it was to tell was ended by its member or taken down before it left. */
  z.object({ code: z.literal('nothing-left') }),
  z.object({ code: z.literal('subscription-removed') }),
  z.object({ code: z.literal('server-left') }),
  /** Making the digest threw an exception; the log has it. */
  z.object({ code: z.literal('digest-failed') }),
  z.object({ code: z.literal('content-missing') }),
  /** A corrected digest has fewer parts than before. */
  z.object({ code: z.literal('part-dropped') }),
  z.object({ code: z.literal('earlier-part-failed') }),
  z.object({ code: z.literal('message-unknown') }),
  z.object({ code: z.literal('gave-up'), attempts: z.number(), last: requestReason.nullable() }),
  z.object({ code: z.literal('too-late') }),
  /** The request was not answered, and whether its message stands cannot be found out. */
  z.object({
    code: z.literal('unverified'),
    because: z.enum(['history-hidden', 'history-too-long', 'channel-unreadable']),
  }),
  /** Written by another version of this program. */
  z.object({ code: z.literal('other'), text: z.string() }),
]);

/** Why a delivery stands where it stands, or a subscription is paused: a code with details, worded by `messages/texts/delivery`. */
export type Reason = z.infer<typeof reason>;

/** A reason as its column holds it: JSON with `code` first. */
export function rowFromReason(known: Reason | null): string | null {
  return known === null ? null : JSON.stringify(known);
}

/** The reason of a column; one that this version does not know (after a rollback) is kept as its text. */
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

/** The request behind a reason, where there was one: itself, or the last one of a delivery that was given up. */
export function requestReasonOf(known: Reason): RequestReason | null {
  const parsed = requestReason.safeParse(known.code === 'gave-up' ? known.last : known);
  return parsed.success ? parsed.data : null;
}

/** Discord's own error number in a reason; undefined where Discord named none. */
export function discordErrorOf(known: Reason): number | undefined {
  return known.code === 'refused' ? known.error : undefined;
}
