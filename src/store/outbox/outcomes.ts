import type { FollowUp } from './deliveryRows.ts';
import type { RowChange } from './fence.ts';
import { type Reason, rowFromReason } from './reason.ts';

/** Request that is about to be made. */
export interface Attempted {
  readonly parts: number;
  /** Plain line with which the message is created, if any. */
  readonly announcement: string | null;
  /** Content that is sent, if it has become less than that in the outbox. */
  readonly content?: string | undefined;
}

/** Message that Discord created for a delivery. */
export interface Posted {
  readonly messageId: string;
  /** Forum post that it opened or is in. */
  readonly threadId: string | null;
  readonly followUps: readonly FollowUp[];
}

/** Time and reason of a retry. */
export interface Retry {
  readonly wakeAt: Date;
  /** Whether a request may have created the message. */
  readonly doubt: boolean;
  /** Whether it counts as a failed attempt; a rate limit does not. */
  readonly failed: boolean;
  readonly reason: Reason;
}

/**
 * Wakes the delivery at once if a follow-up or revision is left; parameters: 1 or 0 for follow-ups, and the instant.
 */
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

/** Returns the change of a delivery whose message was created. */
export function sentChange({ messageId, threadId, followUps }: Posted, now: Date): RowChange {
  const isLeft = followUps.length > 0 ? 1 : 0;
  return ending({
    assignments: `state = 'sent', attempted_at = NULL, attempts = 0, reason = NULL, sent_at = ?, message_id = ?,
      thread_id = ?, follow_ups = ?, ${WAKE_IF_LEFT}`,
    values: [now.getTime(), messageId, threadId, JSON.stringify(followUps), isLeft, now.getTime()],
  });
}

/** Returns the change of a claim released before a request: the delivery is sent as if it had never been claimed. */
export function releasedChange(now: Date): RowChange {
  return ending({
    assignments: `wake_at = ?,
      state = CASE WHEN state = 'sending' AND attempted_at IS NULL THEN 'due' ELSE state END`,
    values: [now.getTime()],
  });
}

/** Returns the change that schedules a retry. */
export function retriedChange({ wakeAt, doubt, failed, reason }: Retry): RowChange {
  const settled = doubt
    ? ''
    : `, attempted_at = NULL, state = CASE state WHEN 'sending' THEN 'due' ELSE state END`;
  return ending({
    assignments: `wake_at = ?, attempts = attempts + ?, reason = ?${settled}`,
    values: [wakeAt.getTime(), failed ? 1 : 0, rowFromReason(reason)],
  });
}

/** Returns the change of a delivery that ends without a message. */
export function endedChange(state: 'skipped' | 'failed' | 'unknown', reason: Reason): RowChange {
  return ending({
    assignments: `state = ?, wake_at = NULL, reason = ?${state === 'unknown' ? '' : ', attempted_at = NULL'}`,
    values: [state, rowFromReason(reason)],
  });
}

/** Returns the change after a follow-up is done or given up. */
export function followedUpChange(left: readonly FollowUp[], reason: Reason | null, now: Date): RowChange {
  return ending({
    assignments: `attempts = 0, follow_ups = ?, reason = ?, ${WAKE_IF_LEFT}`,
    values: [JSON.stringify(left), rowFromReason(reason), left.length > 0 ? 1 : 0, now.getTime()],
  });
}

/** Returns the change of a message that shows a content, or (`final`) never will. */
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

/** Returns the change that also ends the claim. */
function ending({ assignments, values }: RowChange): RowChange {
  return { assignments: `${assignments}, leased_by = NULL`, values };
}
