import type { FollowUp } from './deliveryRows.ts';
import type { RowChange } from './fence.ts';
import { type Reason, rowFromReason } from './reason.ts';

/** What a request is about to ask for. */
export interface Attempted {
  readonly parts: number;
  /** The plain line with which the message is created, if it is. */
  readonly announcement: string | null;
  /** What it shows, where that is less by now than the outbox has it. */
  readonly content?: string | undefined;
}

/** What Discord made of a delivery. */
export interface Posted {
  readonly messageId: string;
  /** The forum post that it opened or stands in. */
  readonly threadId: string | null;
  readonly followUps: readonly FollowUp[];
}

/** When and why a delivery is to be tried again. */
export interface Retry {
  readonly wakeAt: Date;
  /** Whether a request that was made may have created its message. */
  readonly doubt: boolean;
  /** Whether it counts as a failed attempt; having been asked to wait does not. */
  readonly failed: boolean;
  readonly reason: Reason;
}

/** Woken at once while something is left to do for a message: its parameters are 1 or 0 for that, and the instant. */
const WAKE_IF_LEFT = 'wake_at = CASE WHEN ? = 1 OR revision IS NOT NULL THEN CAST(? AS BIGINT) END';

/** `attemptedAt` and `announcement` stay those of the first request in doubt. */
export function attemptedChange(
  { parts, announcement, content }: Attempted,
  now: Date,
  leaseEnd: number,
): RowChange {
  return {
    assignments: `announcement = CASE WHEN attempted_at IS NULL THEN ? ELSE announcement END,
      content = coalesce(?, content), attempted_at = coalesce(attempted_at, ?), parts = ?, wake_at = ?`,
    values: [announcement, content ?? null, now.getTime(), parts, leaseEnd],
  };
}

/** The message stands. */
export function sentChange({ messageId, threadId, followUps }: Posted, now: Date): RowChange {
  const isLeft = followUps.length > 0 ? 1 : 0;
  return ending({
    assignments: `state = 'sent', attempted_at = NULL, attempts = 0, reason = NULL, sent_at = ?, message_id = ?,
      thread_id = ?, follow_ups = ?, ${WAKE_IF_LEFT}`,
    values: [now.getTime(), messageId, threadId, JSON.stringify(followUps), isLeft, now.getTime()],
  });
}

/** A claim that was given back before a request was made is to be sent as if it had never been claimed. */
export function releasedChange(now: Date): RowChange {
  return ending({
    assignments: `wake_at = ?,
      state = CASE WHEN state = 'sending' AND attempted_at IS NULL THEN 'due' ELSE state END`,
    values: [now.getTime()],
  });
}

/** It is to be tried again. */
export function retriedChange({ wakeAt, doubt, failed, reason }: Retry): RowChange {
  const settled = doubt
    ? ''
    : `, attempted_at = NULL, state = CASE state WHEN 'sending' THEN 'due' ELSE state END`;
  return ending({
    assignments: `wake_at = ?, attempts = attempts + ?, reason = ?${settled}`,
    values: [wakeAt.getTime(), failed ? 1 : 0, rowFromReason(reason)],
  });
}

/** It ends without a message. */
export function endedChange(state: 'skipped' | 'failed' | 'unknown', reason: Reason): RowChange {
  return ending({
    assignments: `state = ?, wake_at = NULL, reason = ?${state === 'unknown' ? '' : ', attempted_at = NULL'}`,
    values: [state, rowFromReason(reason)],
  });
}

/** Something that was left to do is over. */
export function followedUpChange(left: readonly FollowUp[], reason: Reason | null, now: Date): RowChange {
  return ending({
    assignments: `attempts = 0, follow_ups = ?, reason = ?, ${WAKE_IF_LEFT}`,
    values: [JSON.stringify(left), rowFromReason(reason), left.length > 0 ? 1 : 0, now.getTime()],
  });
}

/** The message shows a content, or (`final`) never will. */
export function revisedChange(content: string, final: Reason | null, now: Date): RowChange {
  return ending({
    assignments: `${final === null ? 'content = ?,' : ''} revision = nullif(revision, ?), attempts = 0, reason = ?,
      wake_at = CASE WHEN coalesce(revision, ?) = ? AND follow_ups = '[]' THEN NULL ELSE CAST(? AS BIGINT) END`,
    values: [
      ...(final === null ? [content] : []),
      ...[content, rowFromReason(final), content, content, now.getTime()],
    ],
  });
}

/** Nobody holds it afterwards. */
function ending({ assignments, values }: RowChange): RowChange {
  return { assignments: `${assignments}, leased_by = NULL`, values };
}
