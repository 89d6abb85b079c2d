import type { Logger } from 'pino';
import type { CalendarDay } from '../calendar/day.ts';
import type { Timekeeper } from '../calendar/time.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Message } from '../messages/message.ts';
import type { FindRenderings } from '../messages/renderedTitles.ts';
import type { Store } from '../store/open.ts';
import type { MessageKindName } from '../store/outbox/deliveryRows.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';
import type { DigestMaker, RecapMaker } from './contentMaker.ts';
import type { Shown } from './contents.ts';
import type { MessageKind } from './kinds/messageKind.ts';
import type { Problem } from './problem.ts';
import type { Transport } from './transport.ts';

/** How a digest is presented, as far as its subscription is still there to say so. */
export interface Presentation {
  readonly subscription: Subscription | undefined;
  readonly deliveryKey: string;
  /** The day for which it is delivered. */
  readonly day: CalendarDay;
  /** The messages to which what was told before leads, by the items' stories. */
  readonly toldIn?: ReadonlyMap<StoryId, string>;
  /** Fewer items than the subscription's own limit, where a correction must not need more messages. */
  readonly itemLimit?: number;
}

/** Makes the messages of deliveries. */
export interface Compose {
  /** Shows a digest, or says that a day's edition did not come, or that it was withdrawn. */
  digest(shown: Shown, presentation: Presentation): Message;
  /** Stands in the last parts of a digest that needs fewer since it was corrected. */
  emptied(presentation: Presentation): Message;
}

/** What the outbox's worker works with beside the rest. */
export interface WorkerContext extends OutboxContext {
  readonly kinds: Readonly<Record<MessageKindName, MessageKind>>;
}

/** What of the other processes on the store the outbox needs. */
export interface OtherProcesses {
  /** Tells them that there may be something to send. */
  signal(): void;
  /** So often the outbox is looked at for what they have put into it. */
  longestSleepMilliseconds(): number;
}

/** What deliveries work with. */
export interface OutboxContext {
  readonly store: Store;
  readonly transport: Transport;
  readonly makeDigest: DigestMaker;
  /** None are made where it is left out. */
  readonly makeRecap?: RecapMaker | undefined;
  /** Whether a server has sources for itself; none has where it is left out. */
  readonly hasOwnNews?: ((server: string) => boolean) | undefined;
  readonly compose: Compose;
  /** Titles in other languages for messages that list stories; there are none where it is left out. */
  readonly renderingsOf?: FindRenderings | undefined;
  /** Tells the subscriber, the owner or the server what is wrong; rejects where nobody could be told. */
  readonly tell: (problem: Problem) => Promise<void>;
  /** Called once when Discord does not accept the token: nothing is sent any more. */
  readonly onUnauthorized: () => void;
  /** Told of every part that reached its channel, and how many seconds after it was due. */
  readonly onDelivered: (secondsLate: number) => void;
  /** Told when many deliveries are under way at once, and when none is any more. */
  readonly onBurst?: (isUnderWay: boolean) => void;
  /** Whether this process plans what comes due; of several on one store one does. It does where it is left out. */
  readonly isPlanning?: () => boolean;
  /** The other processes on the store; there are none where it is left out. */
  readonly others?: OtherProcesses;
  /** How long a claim holds unless it is renewed; `LEASE_SECONDS` where it is left out. */
  readonly leaseSeconds?: number | undefined;
  readonly time: Timekeeper;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** From 0 up to 1; `Math.random` outside tests. */
  readonly random: () => number;
}
