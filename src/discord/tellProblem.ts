import { createHash } from 'node:crypto';
import { z } from 'zod';
import { problemMessage } from '../messages/administration/problemMessage.ts';
import { localeOf } from '../messages/locale.ts';
import type { DirectMail } from '../outbox/directMail.ts';
import type { Problem } from '../outbox/problem.ts';
import type { Transport } from '../outbox/transport.ts';
import { sendReadable } from './readableMail.ts';
import type { DiscordRestClient } from './sending/discordRestClient.ts';

const guildReply = z.object({ owner_id: z.string(), system_channel_id: z.string().nullable() });

/** Timeout of a message to one person. */
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Creates the reporter of problems of subscriptions and alerts: to the creator by direct message, else the server's
 * owner, else the system channel. Rejects if nobody could be told.
 */
export function problemTeller(
  rest: Pick<DiscordRestClient, 'request'>,
  mail: DirectMail,
  render: Transport['render'],
): (problem: Problem) => Promise<void> {
  const request = (method: 'GET' | 'POST', path: string, body?: object) =>
    rest.request(
      { method, path, ...(body && { body }) },
      { beforeSend: async () => true, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) },
    );
  return async ({ subscription, alert, step, reason, paused }) => {
    const { channelId, createdBy, guildId } = subscription;
    const message = problemMessage(
      channelId,
      { reason, paused, alert, step },
      localeOf(subscription.language),
    );
    const key = createHash('sha256')
      .update(`${subscription.id} ${JSON.stringify(reason)} ${paused} ${step ?? ''}`)
      .digest('hex')
      .slice(0, 20);
    // The creator is unknown if their data was deleted.
    if (createdBy !== '' && (await sendReadable(mail, createdBy, message, key)).kind === 'sent') return;
    const found = await request('GET', `/guilds/${guildId}`);
    const guild = found.kind === 'ok' ? guildReply.safeParse(found.body) : undefined;
    if (!guild?.success) throw new Error('neither the subscriber nor the server can be reached');
    const { owner_id, system_channel_id } = guild.data;
    if (owner_id !== createdBy && (await sendReadable(mail, owner_id, message, key)).kind === 'sent') return;
    if (system_channel_id === null) throw new Error('neither subscriber nor owner take messages');
    const [payload] = render(message);
    const posted = await request('POST', `/channels/${system_channel_id}/messages`, {
      ...payload,
      nonce: key,
      enforce_nonce: true,
    });
    if (posted.kind !== 'ok') throw new Error(`nobody could be told: ${posted.kind}`);
  };
}
