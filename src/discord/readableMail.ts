import type { DirectMail, Mailed } from '../deliveries/directMail.ts';
import type { Message } from '../messages/message.ts';

/**
 * Sends a direct message that a phone's notification can show: it is created with a plain line, its own or its title, and
 * is then given its layout. An edit that fails leaves the line, which says what the message is about.
 */
export async function sendReadable(
  mail: DirectMail,
  user: string,
  message: Message,
  key: string,
): Promise<Mailed> {
  const announced = { ...message, announcement: message.announcement ?? message.title };
  const mailed = await mail.send(user, announced, key);
  if (mailed.kind === 'sent') await mail.edit(user, mailed.messageId, message);
  return mailed;
}
