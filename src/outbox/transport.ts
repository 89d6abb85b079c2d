import type { Message } from '../messages/message.ts';
import type { Reason, RequestReason } from '../store/outbox/reason.ts';
import type { Destination } from '../store/subscriptions/destination.ts';
import type { Likeness } from './payloadTemplates.ts';

/** Target of a part: a channel, or the forum post opened by the digest's first part. */
export interface SendTarget extends Destination {
  readonly threadId: string | null;
}

/** A message to create. */
export interface Post {
  /** Name of the thread that it opens in a forum. */
  readonly title: string;
  /** Ids of the tags of such a post. */
  readonly forumTags: readonly string[];
  /** A payload from `Transport.render`. */
  readonly payload: object;
}

/** A sent message. */
export interface PostedMessage {
  readonly place: SendTarget;
  readonly messageId: string;
}

/**
 * Seconds after the call of `beforeSend` within which the request's first byte may be sent, however long the process
 * was held up.
 */
export const SEND_WITHIN_SECONDS = 10;

/** Options of a request that may wait for the rate limit, other requests or a shutdown. */
export interface SendOptions {
  /** Called right before the request is sent; records the attempt, or returns false to cancel it. */
  beforeSend(): Promise<boolean>;
  /** Cancels the wait for a slot; a request that was sent continues. */
  readonly signal: AbortSignal;
}

/** Options of creating a message, which is composed at its turn, so that waiting ones hold no payload. */
export interface CreateOptions {
  /** Called right before the request is sent; records the attempt and returns the message, or cancels it. */
  beforeSend(): Promise<Post | undefined>;
  readonly signal: AbortSignal;
}

/** Reasons why a request had no effect. */
export type Failure =
  /** Cancelled before it was sent. */
  | { readonly kind: 'withdrawn' }
  /** Rate limited; no effect. */
  | { readonly kind: 'limited'; readonly waitMilliseconds: number; readonly reason: RequestReason }
  /** Did not reach Discord. */
  | { readonly kind: 'unsent'; readonly reason: RequestReason }
  /** Discord may have executed it: a 5xx, a broken connection, no answer or a partial one. */
  | { readonly kind: 'doubtful'; readonly reason: RequestReason }
  /** The channel does not exist. */
  | { readonly kind: 'gone'; readonly reason: RequestReason }
  /** The bot lacks permission. */
  | { readonly kind: 'forbidden'; readonly reason: RequestReason }
  /** Refused for another permanent reason. */
  | { readonly kind: 'refused'; readonly reason: RequestReason }
  /** The token is refused: nothing can be sent any more. */
  | { readonly kind: 'unauthorized' };

/** Outcome of creating a message. */
export type Created =
  | { readonly kind: 'created'; readonly messageId: string; readonly threadId: string | null }
  | Failure;

/** Outcome of changing a sent message; done also if it was made before. */
export type Done = { readonly kind: 'done' } | Failure;

/** Reasons why a lookup proves nothing. */
export type Unreadable = Extract<Reason, { code: 'unverified' }>['because'];

/** Result of looking up a message that may have been created. */
export type Lookup =
  | { readonly kind: 'found'; readonly messageId: string; readonly threadId: string | null }
  /** The channel was readable back past the attempt, and the message is not in it. */
  | { readonly kind: 'absent' }
  /** The lookup proves nothing. */
  | { readonly kind: 'unreadable'; readonly because: Unreadable }
  | Failure;

/** Features by which a delivery's message is found. */
export interface LookupTarget {
  /** Key in its container's id or a custom id. */
  readonly key: string;
  /** Its plain line, if it may have been created as one. */
  readonly announcement: string | null;
  /** Whether a message belongs to another delivery, which may have the same line. */
  readonly isOthers: (messageId: string) => Promise<boolean>;
}

/** Interface of a platform. No method throws for failures of platform or network. */
export interface Transport {
  /** Renders the payloads of a message, one per part. */
  render(message: Message): readonly object[];
  /**
   * Returns what rendered messages contain of their delivery's key; their likeness changes when a message that was
   * rendered before would be rendered differently now.
   */
  traceOf(deliveryKey: string): Likeness;
  /** Returns the plain line with which a notifying message is created; undefined if it does not notify. */
  announcementOf(message: Message): string | undefined;
  /** Renders the payload of such a line. */
  renderAnnouncement(announcement: string): object;
  /** Creates a message; `key` is in a custom id of the payload and is the nonce, equal in all attempts. */
  create(place: SendTarget, key: string, options: CreateOptions): Promise<Created>;
  /** Looks for a delivery's message that was first requested at `attemptedAt`. */
  find(place: SendTarget, trace: LookupTarget, attemptedAt: Date, options: SendOptions): Promise<Lookup>;
  edit(standing: PostedMessage, payload: object, options: SendOptions): Promise<Done>;
  crosspost(standing: PostedMessage, options: SendOptions): Promise<Done>;
  /** Opens a discussion thread under a message. */
  openThread(standing: PostedMessage, title: string, options: SendOptions): Promise<Done>;
  /** Whether a repetition with the same key within the nonce's window creates nothing new here. */
  takesNonce(place: SendTarget): boolean;
}
