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

/** What a poll that worked found out. */
export interface PollFindings {
  readonly validators: Validators;
  /** Whether every item was read, so that the next poll may ask for changes alone. */
  readonly complete: boolean;
  readonly newestEditions: NewestEditions;
  /** How long the site asked to be left alone, where it did so for one of its pages. */
  readonly retryAfterSeconds?: number | undefined;
}

/** What is left over from a poll is taken up soon. */
const LEFT_OVER_MINUTES = 5;

/** The state of a source after a poll that worked; `random` is in [0, 1), for the jitter. */
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
    // Without validators the next answer is the whole list again, with the items that are still to be read.
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

/** The state of a source after a poll that failed; `reportedAt` is `now` where the operator is to be told. */
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
