import type { Message } from '../messages/message.ts';
import type { RequestReason } from '../store/outbox/reason.ts';

/** What became of a direct message. */
export type Mailed =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** The member takes no direct messages of the bot. */
  | { readonly kind: 'closed' }
  /** It certainly was not sent; another time it may be. */
  | { readonly kind: 'unsent'; readonly reason: RequestReason }
  /** Discord asks to wait; nothing was sent. */
  | { readonly kind: 'limited'; readonly waitMilliseconds: number; readonly reason: RequestReason }
  /** It will never be sent. */
  | { readonly kind: 'refused'; readonly reason: RequestReason }
  /** It may have been sent; the same key sends it no second time for two minutes. */
  | { readonly kind: 'doubtful'; readonly reason: RequestReason };

/** Direct messages that answer something at once, and that no outbox keeps: to owners, and of a subscription's problems. */
export interface DirectMail {
  /** Sends a message; `key` (at most 20 characters) is the same for every attempt. */
  send(user: string, message: Message, key: string): Promise<Mailed>;
  /** Shows something else in a message that was sent. */
  edit(user: string, messageId: string, message: Message): Promise<Mailed>;
}
