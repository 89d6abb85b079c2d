import type { FollowUpStep } from '../store/outbox/deliveryRows.ts';
import type { Reason } from '../store/outbox/reason.ts';
import type { Subscription } from '../store/subscriptions/subscription.ts';

/** Problem of a subscription's or alert's channel, to be reported. */
export interface Problem {
  /** The subscription or alert that cannot be sent. */
  readonly subscription: Pick<Subscription, 'guildId' | 'channelId' | 'createdBy' | 'language'> & {
    readonly id: string;
  };
  /** Keyword, if it is an alert. */
  readonly alert?: string;
  /** Refused step, if the messages themselves are accepted. */
  readonly step?: FollowUpStep;
  readonly reason: Reason;
  /** Whether it was paused for this reason. */
  readonly paused: boolean;
}
