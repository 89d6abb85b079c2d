import { nextDueAfter } from '../../calendar/schedule.ts';
import { clockTime } from '../../calendar/spoken/schedule.ts';
import { BEIJING, instantOf, wallTimeAt } from '../../calendar/zone.ts';
import type { Arrival } from '../../digests/arrivals.ts';
import type { SubscriptionChoices } from '../../store/subscriptions/subscriptionRows.ts';
import type { Services } from '../conversation/services.ts';
import { subscriptionName } from '../subscriptions/naming.ts';
import { newsNames, scheduleOf } from '../subscriptions/subscriptionMessage.ts';
import type { Texts } from '../texts/texts.ts';
import { timed } from './readChoices.ts';

/** How a chosen time lies to the times at which its columns usually arrive. */
export interface Timing {
  /** The columns that usually are not out by then. */
  readonly late: readonly Arrival[];
  /** What the clock shows in Beijing when it is due. */
  readonly dueMinute: number;
  /** The minute of the day, in the subscription's zone, at which all of them usually are out; none on the same day. */
  readonly laterMinute: number | undefined;
}

/** Compares the next due time with the columns' habits; undefined where nothing is due, or the newest edition will do. */
export function timingOf(
  choices: SubscriptionChoices,
  arrivals: readonly Arrival[],
  now: Date,
): Timing | undefined {
  const due = nextDueAfter(choices, now);
  if (!due || choices.freshness === 'latest' || choices.period !== 'day') return undefined;
  // Counted from the midnight of the digest's own day: west of Beijing its editions are out before the day begins.
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

/** The same by the hours that its columns keep, as of now. */
export async function timingNow(
  choices: SubscriptionChoices,
  { digests, clock }: Pick<Services, 'digests' | 'clock'>,
): Promise<Timing | undefined> {
  return timingOf(choices, await digests.arrivals(choices.columns), clock.now());
}

/** What an admin should know about the chosen time, if anything. */
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

/** When the digest of a subscription comes whose time nobody chose, in one sentence. */
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

/** Choices that wait for their columns as long as these usually take, where that is later than they would wait. */
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

/** What the advice about a time proposes, as choices; a later time where there is one on the same day. */
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

/** A time in a sentence that speaks of Beijing already: another zone is named. */
function withZone(minuteOfDay: number, timeZone: string): string {
  const time = clockTime(minuteOfDay);
  return timeZone === BEIJING ? time : `${time} (${timeZone})`;
}
