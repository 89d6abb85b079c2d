import type { DirectMail, Mailed } from '../deliveries/memberTelling.ts';
import type { Failure } from '../deliveries/sender.ts';
import type { RequestReason } from '../store/ledger/reason.ts';
import { renderMessage } from './rendering/renderMessage.ts';
import type { DigestRest, Outcome } from './sending/digestRest.ts';
import { sendRepaired } from './sending/repair.ts';
import { messageReply } from './sending/reply.ts';

/** How long a message to a member may wait for its turn. */
const PATIENCE_MILLISECONDS = 30_000;

/** Direct messages over the REST of the digests, which is paced and makes each request once. */
export function directMail(rest: Pick<DigestRest, 'request'>): DirectMail {
  const post = (path: string, body: object): Promise<Outcome> =>
    rest.request(
      { method: 'POST', path, body },
      { leave: () => true, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) },
    );
  return {
    async send(user, message, key) {
      const opened = await post('/users/@me/channels', { recipient_id: user });
      // Opening the conversation shows nothing: whatever failed, nothing was sent.
      if (opened.kind !== 'ok') return opened.kind === 'doubtful' ? unsent(opened.reason) : mailedOf(opened);
      const channel = messageReply.safeParse(opened.body);
      if (!channel.success) return unsent({ code: 'unreadable-answer' });
      let first: Mailed | undefined;
      for (const [index, payload] of renderMessage(message).entries()) {
        const nonce = `${key}-${index}`;
        const sent = await sendRepaired(async (repaired) => {
          const body = { ...payload, ...repaired, nonce, enforce_nonce: true };
          return { outcome: await post(`/channels/${channel.data.id}/messages`, body), sent: body };
        });
        if (sent.kind !== 'ok') return first ?? mailedOf(sent);
        const made = messageReply.safeParse(sent.body);
        first ??= made.success
          ? { kind: 'sent', messageId: made.data.id }
          : doubtful({ code: 'unreadable-answer' });
      }
      return first ?? unsent({ code: 'program-error' });
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
