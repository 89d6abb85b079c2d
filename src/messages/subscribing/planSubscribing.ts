import type { Period } from '../../calendar/schedule.ts';
import type { Wish } from '../../store/subscriptions/subscribe.ts';
import type { Subscription, SubscriptionChoices } from '../../store/subscriptions/subscriptionRows.ts';

/** What `/subscribe` was told, as far as it says which subscriptions of a channel are meant. */
export interface Asked {
  /** Whether a subscription is called by the name that was given; undefined where none was. */
  readonly isCalled: ((subscription: Subscription) => boolean) | undefined;
  readonly choices: { readonly period?: Period };
  /** The times that were given, as minutes of the day, in order. */
  readonly minutes?: readonly number[];
  /** What a subscription is to be, given the one that it was, or (none) anew. */
  readonly choicesOf: (known: Subscription | undefined, minute: number | undefined) => SubscriptionChoices;
}

/** What a channel is to have, or that it does not say which of several subscriptions is meant. */
export type SubscribePlan =
  | { readonly kind: 'wishes'; readonly wishes: readonly Wish[] }
  | { readonly kind: 'which'; readonly among: readonly Subscription[] };

/**
 * Works out what `/subscribe` means for a channel's subscriptions, oldest first. A name says which are meant; without one
 * those that bring digests, or recaps of the period that was asked for. One that is meant is changed, none makes a new one,
 * and of several the time tells. Times that are given together are one subscription each.
 */
export function planSubscribing(known: readonly Subscription[], asked: Asked): SubscribePlan {
  const {
    isCalled,
    choices: { period = 'day' },
    minutes = [],
    choicesOf,
  } = asked;
  const meant = known.filter(isCalled ?? ((subscription) => subscription.period === period));
  const [one, ...others] = meant;
  if (minutes.length <= 1) {
    const [minute] = minutes;
    if (!one) return wishes({ kind: 'add', choices: choicesOf(undefined, minute) });
    const found = others.length === 0 ? one : onlyAt(minute, meant);
    if (!found) return { kind: 'which', among: meant };
    return wishes({ kind: 'change', known: found, choices: choicesOf(found, minute) });
  }
  const free = meant.filter((subscription) => !minutes.includes(subscription.minuteOfDay));
  const taken = minutes.filter((minute) => onlyAt(minute, meant));
  if (free.length > 1 && taken.length < minutes.length) return { kind: 'which', among: meant };
  const planned: Wish[] = [];
  for (const minute of minutes) {
    const subscription = onlyAt(minute, meant) ?? free.shift();
    const choices = choicesOf(subscription ?? one, minute);
    planned.push(subscription ? { kind: 'change', known: subscription, choices } : { kind: 'add', choices });
  }
  return wishes(...planned);
}

function onlyAt(minute: number | undefined, among: readonly Subscription[]): Subscription | undefined {
  const [found, ...more] = among.filter(({ minuteOfDay }) => minuteOfDay === minute);
  return more.length === 0 ? found : undefined;
}

function wishes(...planned: readonly Wish[]): SubscribePlan {
  return { kind: 'wishes', wishes: planned };
}
