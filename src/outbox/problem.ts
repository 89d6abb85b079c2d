import type { FollowUpStep } from '../store/outbox/deliveryRows.ts';
import type { Reason } from '../store/outbox/reason.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';

/** What is wrong with a subscription's or an alert's channel, for the person who is told. */
export interface Problem {
  /** What cannot be sent there: the subscription, or the alert. */
  readonly subscription: Pick<Subscription, 'guildId' | 'channelId' | 'createdBy' | 'language'> & {
    readonly id: string;
  };
  /** The keyword of the alert that it is, where it is one. */
  readonly alert?: string;
  /** The step that is refused while the messages themselves are taken; the messages are where it is left out. */
  readonly step?: FollowUpStep;
  readonly reason: Reason;
  /** Whether it is paused because of it. */
  readonly paused: boolean;
}
