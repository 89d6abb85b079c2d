import type { SourceFailure } from '../failure.ts';
import type { Validators } from '../fetching/headers.ts';
import {
  isReportDue,
  nextPollAfterFailure,
  nextPollAfterSuccess,
  notBefore,
  type PollRhythm,
} from './schedule.ts';
import type { NewestEditions, SourceState } from './states.ts';

/** Findings of a successful poll. */
export interface PollFindings {
  readonly validators: Validators;
  /** Whether every item was read, so that the next poll may be conditional. */
  readonly complete: boolean;
  readonly newestEditions: NewestEditions;
  /** Seconds that the site asked to wait for one of its pages, if it did. */
  readonly retryAfterSeconds?: number | undefined;
}

/** Minutes until the next poll if items are left. */
const LEFT_OVER_MINUTES = 5;

/** Returns the state of a source after a successful poll; `random` is in [0, 1), for the jitter. */
export function afterSuccess(
  rhythm: PollRhythm,
  state: SourceState,
  { validators, complete, newestEditions, retryAfterSeconds }: PollFindings,
  now: Date,
  random: number,
): SourceState {
  const everyMinutes = complete ? rhythm.everyMinutes : Math.min(rhythm.everyMinutes, LEFT_OVER_MINUTES);
  return {
    ...state,
    // Without validators the next answer is the whole list again, with the unread items.
    validators: complete ? validators : {},
    lastSuccess: now,
    nextPoll: notBefore(
      nextPollAfterSuccess({ ...rhythm, everyMinutes }, newestEditions, now, random),
      retryAfterSeconds,
      now,
    ),
    failures: 0,
    failingSince: null,
    lastFailure: null,
    lastReason: null,
    reportedAt: null,
  };
}

/** Returns the state of a source after a failed poll; `reportedAt` is `now` if the operator is to be informed. */
export function afterFailure(
  state: SourceState,
  failure: SourceFailure,
  now: Date,
  random: number,
): SourceState {
  const failures = state.failures + 1;
  const failingSince = state.failingSince ?? now;
  return {
    ...state,
    nextPoll: nextPollAfterFailure(failures, failure.retryAfterSeconds, now, random),
    failures,
    failingSince,
    lastFailure: failure.message,
    lastReason: failure.reason,
    reportedAt: isReportDue(failingSince, state.reportedAt, now) ? now : state.reportedAt,
  };
}
