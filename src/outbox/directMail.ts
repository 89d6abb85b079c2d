import type { Message } from '../messages/message.ts';
import type { RequestReason } from '../store/outbox/reason.ts';

/** Outcome of a direct message. */
export type Mailed =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** The member does not accept direct messages from the bot. */
  | { readonly kind: 'closed' }
  /** Certainly not sent; a retry may succeed. */
  | { readonly kind: 'unsent'; readonly reason: RequestReason }
  /** Rate limited; not sent. */
  | { readonly kind: 'limited'; readonly waitMilliseconds: number; readonly reason: RequestReason }
  /** Refused permanently. */
  | { readonly kind: 'refused'; readonly reason: RequestReason }
  /** Perhaps sent; a retry with the same key does not send it twice within two minutes. */
  | { readonly kind: 'doubtful'; readonly reason: RequestReason };

/** Direct messages outside the outbox: to owners, and about problems of a subscription. */
export interface DirectMail {
  /** Sends a message; `key` (at most 20 characters) is equal in all attempts. */
  send(user: string, message: Message, key: string): Promise<Mailed>;
  /** Edits a sent message. */
  edit(user: string, messageId: string, message: Message): Promise<Mailed>;
}
