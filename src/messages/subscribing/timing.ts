import { nextDueAfter } from '../../calendar/schedule.ts';
import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import { BEIJING, instantOf, wallTimeAt } from '../../calendar/zone.ts';
import type { Arrival } from '../../digests/arrivals.ts';
import type { SubscriptionChoices } from '../../store/subscriptions/subscription.ts';
import type { Services } from '../conversation/services.ts';
import { subscriptionName } from '../subscriptions/naming.ts';
import { newsNames, scheduleOf } from '../subscriptions/subscriptionMessage.ts';
import type { Texts } from '../texts/texts.ts';
import { timed } from './readChoices.ts';

/** Relation of a chosen time to the usual arrivals of its columns. */
export interface Timing {
  /** Columns that are usually published later. */
  readonly late: readonly Arrival[];
  /** Minute of the day in Beijing when it is due. */
  readonly dueMinute: number;
  /**
   * Minute of the day in the subscription's zone at which all are usually published; undefined if not on the same day.
   */
  readonly laterMinute: number | undefined;
}

/**
 * Compares the next due time with the columns' usual arrivals; undefined if nothing is due, or the newest edition is
 * sufficient.
 */
export function timingOf(
  choices: SubscriptionChoices,
  arrivals: readonly Arrival[],
  now: Date,
): Timing | undefined {
  const due = nextDueAfter(choices, now);
  if (!due || choices.freshness === 'latest' || choices.period !== 'day') return undefined;
  // Relative to midnight of the digest's day: west of Beijing its editions are published before that day begins.
  const midnight = instantOf(due.day, 0, BEIJING).getTime();
  const late = arrivals.filter(({ from }) => due.at.getTime() < midnight + from * 60_000);
  const outAt = midnight + Math.max(0, ...late.map(({ to }) => to)) * 60_000;
  const later = wallTimeAt(new Date(outAt), choices.timeZone);
  return {
    late,
    dueMinute: wallTimeAt(due.at, BEIJING).minuteOfDay,
    laterMinute: late.length > 0 && later.day === due.day ? later.minuteOfDay : undefined,
  };
}

/** Like `timingOf`, with the current usual arrivals. */
export async function timingNow(
  choices: SubscriptionChoices,
  { digests, clock }: Pick<Services, 'digests' | 'clock'>,
): Promise<Timing | undefined> {
  return timingOf(choices, await digests.arrivals(choices.columns), clock.now());
}

/** Returns advice about the chosen time, if any. */
export function timingAdvice(
  { deadlineMinute, timeZone }: SubscriptionChoices,
  timing: Timing | undefined,
  texts: Texts,
): string | undefined {
  if (!timing) return undefined;
  const words = texts.subscription;
  const waits = words.waits(withZone(deadlineMinute, timeZone));
  if (timing.late.length === 0) return waits;
  const usual = usualHours(timing.late, texts);
  const { laterMinute } = timing;
  const later = laterMinute === undefined ? undefined : withZone(laterMinute, timeZone);
  return [words.tooEarly(clockTime(timing.dueMinute), usual), words.propose(later), waits].join(texts.gap);
}

/** Describes in one sentence when a digest without a chosen time comes. */
export function whenItComes(
  subscription: SubscriptionChoices,
  timing: Timing | undefined,
  texts: Texts,
): string {
  const words = texts.subscription;
  const schedule = scheduleOf(subscription, words);
  if (subscription.period !== 'day') return words.comesRecap(schedule, subscriptionName(subscription, texts));
  if (!timing) return words.comesAt(schedule);
  const deadline = withZone(subscription.deadlineMinute, subscription.timeZone);
  return timing.late.length === 0
    ? words.comesWhenOut(schedule, deadline)
    : words.comesWith(usualHours(timing.late, texts), deadline);
}

/** Extends the deadline of choices to the usual arrival of their columns. */
export async function waitingForColumns(
  choices: SubscriptionChoices,
  services: Pick<Services, 'digests' | 'clock'>,
): Promise<Pick<SubscriptionChoices, 'deadlineMinute'>> {
  const out = (await timingNow(choices, services))?.laterMinute ?? 0;
  return { deadlineMinute: Math.max(choices.deadlineMinute, out) };
}

function usualHours(late: readonly Arrival[], texts: Texts): string {
  return late
    .map(({ column, from, to }) => texts.subscription.usually(newsNames([column], texts), hoursOf(from, to)))
    .join(texts.comma);
}

/** Returns the choices proposed by the advice: a later time if there is one on the same day. */
export async function advised(
  step: 'later' | 'latest',
  choices: SubscriptionChoices,
  { digests, clock }: Pick<Services, 'digests' | 'clock'>,
): Promise<Partial<SubscriptionChoices>> {
  if (step === 'latest') return { freshness: 'latest' };
  const timing = await timingNow(choices, { digests, clock });
  return timing?.laterMinute === undefined ? {} : timed(timing.laterMinute);
}

function hoursOf(from: number, to: number): string {
  return from === to ? clockTime(from) : `${clockTime(from)}–${clockTime(to)}`;
}

/** Formats a time in a sentence that already names Beijing's time; another zone is named. */
function withZone(minuteOfDay: number, timeZone: string): string {
  const time = clockTime(minuteOfDay);
  return timeZone === BEIJING ? time : `${time} (${timeZone})`;
}
