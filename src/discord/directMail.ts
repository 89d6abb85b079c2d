import type { DirectMail, Mailed } from '../deliveries/memberTelling.ts';
import type { Failure } from '../deliveries/sender.ts';
import { renderMessage } from './rendering/renderMessage.ts';
import type { DigestRest, Outcome } from './sending/digestRest.ts';
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
      if (!channel.success) return unsent('Discord named no channel for the member');
      let first: Mailed | undefined;
      for (const [index, payload] of renderMessage(message).entries()) {
        const nonce = `${key}-${index}`;
        const sent = await post(`/channels/${channel.data.id}/messages`, {
          ...payload,
          nonce,
          enforce_nonce: true,
        });
        if (sent.kind !== 'ok') return first ?? mailedOf(sent);
        const made = messageReply.safeParse(sent.body);
        first ??= made.success
          ? { kind: 'sent', messageId: made.data.id }
          : doubtful('the answer holds no id');
      }
      return first ?? unsent('the message has no parts');
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
      return unsent('it waited too long for its turn');
    case 'unauthorized':
      return unsent('Discord does not accept the token');
  }
}

function unsent(reason: string): Mailed {
  return { kind: 'unsent', reason };
}

function doubtful(reason: string): Mailed {
  return { kind: 'doubtful', reason };
}
