import { setTimeout as wait } from 'node:timers/promises';
import type { Message } from '../messages/message.ts';
import type { DirectMail, Mailed } from '../outbox/directMail.ts';

/** Waits before retries of a failed edit, unless Discord names one. */
const EDIT_WAITS_MILLISECONDS = [1000, 2000, 4000, 8000];
const LONGEST_WAIT_MILLISECONDS = 60_000;

/**
 * Sends a direct message that is readable in a phone's notification: it is created with a plain line, its own or its
 * title, and then edited to its layout. If all retries fail, the line remains.
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
    // Does not keep a stopping bot alive.
    await wait(Math.min(asked, LONGEST_WAIT_MILLISECONDS), undefined, { ref: false });
  }
  await mail.edit(user, mailed.messageId, message);
  return mailed;
}
