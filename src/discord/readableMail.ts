import { setTimeout as wait } from 'node:timers/promises';
import type { Message } from '../messages/message.ts';
import type { DirectMail, Mailed } from '../outbox/directMail.ts';

/** Waits before an edit that failed is made again; where Discord names a wait, that one counts. */
const EDIT_WAITS_MILLISECONDS = [1000, 2000, 4000, 8000];
const LONGEST_WAIT_MILLISECONDS = 60_000;

/**
 * Sends a direct message that a phone's notification can show: it is created with a plain line, its own or its title, and
 * is then given its layout. Where even the repeated edit fails the line stays, which says what the message is about.
 */
export async function sendReadable(
  mail: DirectMail,
  user: string,
  message: Message,
  key: string,
  waitsMilliseconds: readonly number[] = EDIT_WAITS_MILLISECONDS,
): Promise<Mailed> {
  const announced = { ...message, announcement: message.announcement ?? message.title };
  const mailed = await mail.send(user, announced, key);
  if (mailed.kind !== 'sent') return mailed;
  for (const milliseconds of waitsMilliseconds) {
    const edited = await mail.edit(user, mailed.messageId, message);
    if (edited.kind === 'sent' || edited.kind === 'closed' || edited.kind === 'refused') return mailed;
    const asked = edited.kind === 'limited' ? edited.waitMilliseconds : milliseconds;
    // A bot that stops meanwhile does not stay for it.
    await wait(Math.min(asked, LONGEST_WAIT_MILLISECONDS), undefined, { ref: false });
  }
  await mail.edit(user, mailed.messageId, message);
  return mailed;
}
