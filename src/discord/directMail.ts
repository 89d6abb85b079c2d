import type { Clock } from '../calendar/zone.ts';
import type { DirectMail, Mailed } from '../deliveries/directMail.ts';
import type { Failure } from '../deliveries/sender.ts';
import type { RequestReason } from '../store/ledger/reason.ts';
import { announcementOf, linePayload } from './rendering/announcement.ts';
import { renderMessage } from './rendering/renderMessage.ts';
import type { DigestRest, Outcome } from './sending/digestRest.ts';
import { sendRepaired } from './sending/repair.ts';
import { messageReply } from './sending/reply.ts';

/** How long a message to a member may wait for its turn. */
const PATIENCE_MILLISECONDS = 30_000;

/** Conversations that need not be opened again for the edit of what was just sent. */
const MOST_CONVERSATIONS = 1000;

/** Direct messages over the REST of the digests, which is paced and makes each request once. */
export function directMail(rest: Pick<DigestRest, 'request'>, clock: Clock): DirectMail {
  const request = (
    method: 'POST' | 'PATCH',
    path: string,
    body: object,
    leave = async () => true,
  ): Promise<Outcome> =>
    rest.request({ method, path, body }, { leave, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
  const conversations = new Map<string, string>();
  /** The conversation with a member; opening it shows nothing, so whatever failed, nothing was sent. */
  const open = async (user: string): Promise<{ readonly channel: string } | { readonly failed: Mailed }> => {
    const known = conversations.get(user);
    if (known !== undefined) return { channel: known };
    const opened = await request('POST', '/users/@me/channels', { recipient_id: user });
    if (opened.kind !== 'ok')
      return { failed: opened.kind === 'doubtful' ? unsent(opened.reason) : mailedOf(opened) };
    const channel = messageReply.safeParse(opened.body);
    if (!channel.success) return { failed: unsent({ code: 'unreadable-answer' }) };
    const [oldest] = conversations.keys();
    if (conversations.size >= MOST_CONVERSATIONS && oldest !== undefined) conversations.delete(oldest);
    conversations.set(user, channel.data.id);
    return { channel: channel.data.id };
  };
  return {
    async send(user, message, key, until) {
      const opened = await open(user);
      if ('failed' in opened) return opened.failed;
      const isInTime = async () => until === undefined || clock.now() < until;
      let first: Mailed | undefined;
      const line = announcementOf(message);
      const [layout, ...further] = renderMessage(message);
      const start = line === undefined ? layout : linePayload(line);
      for (const [index, payload] of [...(start ? [start] : []), ...further].entries()) {
        const nonce = `${key}-${index}`;
        const sent = await sendRepaired(async (repaired) => {
          const body = { ...payload, ...repaired, nonce, enforce_nonce: true };
          const path = `/channels/${opened.channel}/messages`;
          return { outcome: await request('POST', path, body, isInTime), sent: body };
        });
        if (sent.kind !== 'ok') return first ?? mailedOf(sent);
        const made = messageReply.safeParse(sent.body);
        first ??= made.success
          ? { kind: 'sent', messageId: made.data.id }
          : doubtful({ code: 'unreadable-answer' });
      }
      return first ?? unsent({ code: 'program-error' });
    },
    async edit(user, messageId, message) {
      const opened = await open(user);
      if ('failed' in opened) return opened.failed;
      const [payload] = renderMessage(message);
      if (!payload) return unsent({ code: 'program-error' });
      const edited = await sendRepaired(async (repaired) => {
        const body = { ...payload, ...repaired, content: null };
        const path = `/channels/${opened.channel}/messages/${messageId}`;
        return { outcome: await request('PATCH', path, body), sent: body };
      });
      return edited.kind === 'ok' ? { kind: 'sent', messageId } : mailedOf(edited);
    },
  };
}

function mailedOf(failure: Failure): Mailed {
  switch (failure.kind) {
    case 'forbidden':
      return { kind: 'closed' };
    case 'gone':
    case 'refused':
      return { kind: 'refused', reason: failure.reason };
    case 'doubtful':
      return doubtful(failure.reason);
    case 'limited':
      return failure;
    case 'unsent':
      return unsent(failure.reason);
    case 'withdrawn':
      return unsent({ code: 'queue-timeout' });
    case 'unauthorized':
      return unsent({ code: 'token-refused' });
  }
}

function unsent(reason: RequestReason): Mailed {
  return { kind: 'unsent', reason };
}

function doubtful(reason: RequestReason): Mailed {
  return { kind: 'doubtful', reason };
}
