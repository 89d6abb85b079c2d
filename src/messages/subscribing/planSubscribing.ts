import type { Period } from '../../calendar/schedule.ts';
import type { Wish } from '../../store/subscriptions/subscribe.ts';
import type { Subscription, SubscriptionChoices } from '../../store/subscriptions/subscription.ts';

/** Options of `/subscribe` that select a channel's subscriptions. */
export interface SelectedSubscriptions {
  /** Whether a subscription has the given name; undefined without a name. */
  readonly isCalled: ((subscription: Subscription) => boolean) | undefined;
  readonly choices: { readonly period?: Period };
  /** Given times as minutes of the day, in order. */
  readonly minutes?: readonly number[];
  /** Returns the choices of a subscription, based on an existing one or (none) new. */
  readonly choicesOf: (known: Subscription | undefined, minute: number | undefined) => SubscriptionChoices;
}

/** Wishes for a channel, or the subscriptions among which the choice is ambiguous. */
export type SubscribePlan =
  | { readonly kind: 'wishes'; readonly wishes: readonly Wish[] }
  | { readonly kind: 'which'; readonly among: readonly Subscription[] };

/**
 * Plans what `/subscribe` means for a channel's subscriptions, oldest first. A name selects some; without one those
 * with digests, or recaps of the given period. One match is changed, none creates a new one, and among several the time
 * decides. Several times mean one subscription each.
 */
export function planSubscribing(known: readonly Subscription[], asked: SelectedSubscriptions): SubscribePlan {
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
