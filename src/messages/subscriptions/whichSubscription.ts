import type { Subscription } from '../../store/subscriptions/subscription.ts';
import type { SubscriptionStep } from '../actions/adminActions.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message, MessageBlock } from '../message.ts';
import { channelNotice, type NamedPlace } from '../notice.ts';
import { subscriptionLabel, subscriptionName } from './naming.ts';
import { scheduleOf } from './subscriptionMessage.ts';

/** Asks which of a channel's subscriptions is meant; choosing one performs a step on it. */
export function whichSubscription(
  sentence: (channel: string) => string,
  channel: NamedPlace,
  among: readonly Subscription[],
  step: SubscriptionStep,
  conversation: Conversation,
  ...more: readonly MessageBlock[]
): Message {
  const { texts } = conversation;
  const list: MessageBlock = {
    kind: 'items',
    first: 1,
    items: among.map((subscription) => ({
      text: `${subscriptionName(subscription, texts)} · ${scheduleOf(subscription, texts.subscription)}`,
      action: { kind: 'subscription', step, subscription: subscription.id },
      entry: {
        label: subscriptionLabel(subscription, texts),
        description: scheduleOf(subscription, texts.subscription),
      },
    })),
  };
  return {
    ...channelNotice(sentence, channel, list, ...more),
    choose: texts.subscription.choose,
  };
}
