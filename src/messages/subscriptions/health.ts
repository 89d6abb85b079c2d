import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import { wallTimeAt } from '../../calendar/zone.ts';
import type { Delivery } from '../../store/outbox/deliveryRows.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import { isRefusedFollowUp } from '../subscribing/refusal.ts';
import { monthDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { stateOf } from './subscriptionMessage.ts';

/** Number of days shown per subscription. */
export const LAST_DAYS = 5;

/** States without an outcome yet. */
const UNDECIDED: ReadonlySet<Delivery['state']> = new Set(['due', 'waiting', 'sending']);

/** Describes a subscription's health: paused and why, refused and why, its newest digest, or that none was due yet. */
function healthOf(subscription: Subscription, lately: readonly Delivery[], texts: Texts): string {
  if (subscription.paused || subscription.refusal) return stateOf(subscription, texts);
  const { subscription: words, delivery } = texts;
  const known = lately.find(({ state }) => !UNDECIDED.has(state) && state !== 'skipped');
  if (!known) return lately.length === 0 ? words.healthNew : words.active;
  const day = monthDay(known.day, texts.locale);
  if (known.state === 'sent') {
    const refused = isRefusedFollowUp(known.reason) && delivery.reason(known.reason);
    return refused ? words.healthPartly(day, refused) : words.healthGood(day);
  }
  return words.healthTrouble(
    day,
    (known.reason && delivery.reason(known.reason)) || delivery.states[known.state],
  );
}

/** Returns a subscription's health, next time and last days in one line. */
export function healthLine(subscription: Subscription, lately: readonly Delivery[], texts: Texts): string {
  const { subscription: words, delivery } = texts;
  const { day, minuteOfDay } = wallTimeAt(subscription.nextDueAt, subscription.timeZone);
  const days = lately.map(({ day: on, state, reason }) => {
    const why = state !== 'sent' && reason ? delivery.reason(reason) : '';
    return `${monthDay(on, texts.locale)} ${why === '' ? delivery.states[state] : why}`;
  });
  return [
    healthOf(subscription, lately, texts),
    ...(subscription.paused
      ? []
      : [words.nextAt(`${monthDay(day, texts.locale)} ${clockTime(minuteOfDay)}`)]),
    ...(days.length === 0 ? [] : [words.lastDays(days.join(texts.comma), days.length)]),
  ].join(' · ');
}
