import type { Logger } from 'pino';
import type { CalendarDay } from '../calendar/day.ts';
import type { Timekeeper } from '../calendar/time.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Message } from '../messages/message.ts';
import type { FindRenderings } from '../messages/renderedTitles.ts';
import type { Store } from '../store/open.ts';
import type { MessageKindName } from '../store/outbox/deliveryRows.ts';
import type { Subscription } from '../store/subscriptions/subscription.ts';
import type { DigestMaker, RecapMaker } from './contentMaker.ts';
import type { Shown } from './contents.ts';
import type { MessageKind } from './kinds/messageKind.ts';
import type { PayloadTemplates } from './payloadTemplates.ts';
import type { Problem } from './problem.ts';
import type { Transport } from './transport.ts';

/** What of a subscription its messages depend on. */
export type Presented = Pick<Subscription, 'id' | 'language' | 'itemLimit' | 'allInParts' | 'pingRole'>;

/** Presentation of a digest, as far as its subscription still exists. */
export interface Presentation {
  readonly subscription: Presented | undefined;
  readonly deliveryKey: string;
  /** Day of the delivery. */
  readonly day: CalendarDay;
  /** Links to earlier messages, by story of the items. */
  readonly toldIn?: ReadonlyMap<StoryId, string>;
  /** Item limit below the subscription's, if a correction must not need more messages. */
  readonly itemLimit?: number;
}

/** Composes the messages of deliveries. */
export interface Compose {
  /** Composes a digest, a notice that an edition did not come, or that it was withdrawn. */
  digest(shown: Shown, presentation: Presentation): Message;
  /** Composes the text of parts that a corrected digest no longer needs. */
  emptied(presentation: Presentation): Message;
}

/** Dependencies of the worker. */
export interface WorkerContext extends OutboxContext {
  readonly kinds: Readonly<Record<MessageKindName, MessageKind>>;
  readonly templates: PayloadTemplates;
  /** Has a problem told and that recorded; does not wait for it. */
  readonly report: (problem: Problem) => void;
}

/** Communication with the other processes on the store. */
export interface OtherProcesses {
  /** Signals that there may be something to send. */
  signal(): void;
  /** Returns the longest interval between checks for rows of other processes. */
  longestSleepMilliseconds(): number;
}

/** Dependencies of the outbox. */
export interface OutboxContext {
  readonly store: Store;
  readonly transport: Transport;
  readonly makeDigest: DigestMaker;
  /** Without it there are no recaps. */
  readonly makeRecap?: RecapMaker | undefined;
  /** Whether a server has its own sources; false if missing. */
  readonly hasOwnNews?: ((server: string) => boolean) | undefined;
  readonly compose: Compose;
  /** Finds translations of titles for messages with lists; none if missing. */
  readonly renderingsOf?: FindRenderings | undefined;
  /** Reports a problem to the subscriber, the owner or the server; rejects if nobody could be told. */
  readonly tell: (problem: Problem) => Promise<void>;
  /** Called once if Discord refuses the token: nothing more is sent. */
  readonly onUnauthorized: () => void;
  /** Called for each delivered part with its delay in seconds. */
  readonly onDelivered: (secondsLate: number) => void;
  /** Told when many deliveries are planned or under way at once, and when none is any more. */
  readonly onBurst?: (isUnderWay: boolean) => void;
  /** Whether this process plans deliveries, which one of several does; true if missing. */
  readonly isPlanning?: () => boolean;
  /** The other processes on the store; none if missing. */
  readonly others?: OtherProcesses;
  /** Lease of a claim; `LEASE_SECONDS` if missing. */
  readonly leaseSeconds?: number | undefined;
  readonly time: Timekeeper;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** Returns a number from 0 to 1; `Math.random` outside tests. */
  readonly random: () => number;
}
