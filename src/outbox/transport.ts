import type { Message } from '../messages/message.ts';
import type { Reason, RequestReason } from '../store/outbox/reason.ts';
import type { Destination } from '../store/subscriptions/subscriptionRows.ts';

/** Where a part goes: a channel, or the forum post that the digest's first part opened. */
export interface SendTarget extends Destination {
  readonly threadId: string | null;
}

/** One message to create. */
export interface Post {
  /** The name of the thread that the post opens in a forum. */
  readonly title: string;
  /** Ids of the tags that such a post gets. */
  readonly forumTags: readonly string[];
  /** One of the payloads that `Transport.render` made. */
  readonly payload: object;
}

/** A message that stands. */
export interface PostedMessage {
  readonly place: SendTarget;
  readonly messageId: string;
}

/**
 * How long after `beforeSend` was asked a request's first byte may still go out; later it never does, whatever held the
 * process up in between.
 */
export const SEND_WITHIN_SECONDS = 10;

/** What stands between a decision and its request: the pace, other requests, a shutdown. */
export interface SendOptions {
  /** Called right before the request leaves; it notes the attempt, or answers false to call it off. */
  beforeSend(): Promise<boolean>;
  /** Ends the wait for a turn; a request that has left goes on. */
  readonly signal: AbortSignal;
}

/** The same for a message: it is made when its turn has come, so that what waits holds no payload. */
export interface CreateOptions {
  /** Called right before the request leaves; it notes the attempt and answers what to post, or calls it off. */
  beforeSend(): Promise<Post | undefined>;
  readonly signal: AbortSignal;
}

/** Why a request certainly had no effect, or will never have one. */
export type Failure =
  /** Called off, or ended by the signal, before it left. */
  | { readonly kind: 'withdrawn' }
  /** Discord asks to wait; nothing was done. */
  | { readonly kind: 'limited'; readonly waitMilliseconds: number; readonly reason: RequestReason }
  /** It never reached Discord. */
  | { readonly kind: 'unsent'; readonly reason: RequestReason }
  /** Discord may have done it: a 5xx, a broken connection, silence, half an answer. */
  | { readonly kind: 'doubtful'; readonly reason: RequestReason }
  /** The channel is gone. */
  | { readonly kind: 'gone'; readonly reason: RequestReason }
  /** The bot lacks the right to. */
  | { readonly kind: 'forbidden'; readonly reason: RequestReason }
  /** Refused for another reason that no repetition changes. */
  | { readonly kind: 'refused'; readonly reason: RequestReason }
  /** The token is not accepted: nothing can be sent any more. */
  | { readonly kind: 'unauthorized' };

/** A message was created, or why not. */
export type Created =
  | { readonly kind: 'created'; readonly messageId: string; readonly threadId: string | null }
  | Failure;

/** A change to a standing message was made (or had been made before), or why not. */
export type Done = { readonly kind: 'done' } | Failure;

/** Why a look at a channel proves nothing. */
export type Unreadable = Extract<Reason, { code: 'unverified' }>['because'];

/** What a look at a channel shows of a message that may have been created. */
export type Lookup =
  | { readonly kind: 'found'; readonly messageId: string; readonly threadId: string | null }
  /** The reading was permitted, reached back past the attempt, and the message is not there. */
  | { readonly kind: 'absent' }
  /** The reading proves nothing. */
  | { readonly kind: 'unreadable'; readonly because: Unreadable }
  | Failure;

/** By what a delivery's message is found again. */
export interface LookupTarget {
  /** Stands in its container's id or a custom id. */
  readonly key: string;
  /** Its plain line, where it may have been created as one. */
  readonly announcement: string | null;
  /** Whether a message is another delivery's, which may have the same line. */
  readonly isOthers: (messageId: string) => Promise<boolean>;
}

/** What deliveries need of a platform. No method throws for what the platform or the network does. */
export interface Transport {
  /** The payloads of a message, one a part. */
  render(message: Message): readonly object[];
  /** The plain line with which a message is created that notifies somebody; undefined where it notifies nobody. */
  announcementOf(message: Message): string | undefined;
  /** The payload of such a line. */
  renderAnnouncement(announcement: string): object;
  /** Creates a message; `key` stands in a custom id of the payload and is the nonce: the same for every attempt. */
  create(place: SendTarget, key: string, options: CreateOptions): Promise<Created>;
  /** Looks for a delivery's message that was first asked for at `attemptedAt`. */
  find(place: SendTarget, trace: LookupTarget, attemptedAt: Date, options: SendOptions): Promise<Lookup>;
  edit(standing: PostedMessage, payload: object, options: SendOptions): Promise<Done>;
  crosspost(standing: PostedMessage, options: SendOptions): Promise<Done>;
  /** Opens a discussion thread under a message. */
  openThread(standing: PostedMessage, title: string, options: SendOptions): Promise<Done>;
  /** Whether a repetition of the same key within the nonce's window creates nothing new here. */
  takesNonce(place: SendTarget): boolean;
}
