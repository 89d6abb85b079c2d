import type { Subscription } from '../../store/subscriptions/subscription.ts';
import { CHANGE_PARTS, type SubscriptionStep } from '../actions/adminActions.ts';
import type { Button } from '../message.ts';
import type { Texts } from '../texts/texts.ts';

/** Returns the buttons below a subscription: what can be done with it as it stands. */
export function cardButtons({ id, paused }: Subscription, words: Texts['subscription']): readonly Button[] {
  return [
    subscriptionStepButton(words.sendNow, 'send-now', id, 'primary'),
    paused
      ? subscriptionStepButton(words.resume, 'resume', id)
      : subscriptionStepButton(words.pause, 'pause', id),
    subscriptionStepButton(words.remove, 'remove', id, 'danger'),
    { kind: 'action', label: words.back, action: { kind: 'subscriptions' } },
  ];
}

/** Returns the buttons for the forms of a subscription's parts, on top of a draft if there is one. */
export function changeButtons(
  subscription: string,
  draft: string | undefined,
  words: Texts['subscription'],
): readonly Button[] {
  return CHANGE_PARTS.map((part) => ({
    kind: 'action',
    label: words.changeParts[part],
    action: { kind: 'ask-change', part, subscription, ...(draft !== undefined && { draft }) },
  }));
}

/** Creates a button for a step on a subscription. */
export function subscriptionStepButton(
  label: string,
  step: SubscriptionStep,
  subscription: string,
  tone?: 'primary' | 'danger',
): Button {
  return {
    kind: 'action',
    label,
    action: { kind: 'subscription', step, subscription },
    ...(tone && { tone }),
  };
}
