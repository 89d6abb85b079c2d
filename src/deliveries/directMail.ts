import type { Message } from '../messages/message.ts';
import type { RequestReason } from '../store/ledger/reason.ts';

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

/** Direct messages to members. */
export interface DirectMail {
  /**
   * Sends a message; `key` (at most 20 characters) is the same for every attempt. A request that has not left by `until`
   * is not made any more.
   */
  send(user: string, message: Message, key: string, until?: Date): Promise<Mailed>;
  /** Shows something else in a message that was sent. */
  edit(user: string, messageId: string, message: Message): Promise<Mailed>;
}
