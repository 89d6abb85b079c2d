import type { Message } from '../messages/message.ts';
import type { DirectMail, Mailed } from '../outbox/directMail.ts';
import type { Failure, Transport } from '../outbox/transport.ts';
import type { RequestReason } from '../store/outbox/reason.ts';
import { directTo } from '../store/subscriptions/destination.ts';

/** Longest wait of a message to a member for its slot. */
const PATIENCE_MILLISECONDS = 30_000;

/** Creates the sender of direct messages outside the outbox, with the same rate limit and one request each. */
export function directMail(transport: Transport): DirectMail {
  const signal = () => AbortSignal.timeout(PATIENCE_MILLISECONDS);
  return {
    async send(user, message, key) {
      let first: Extract<Mailed, { kind: 'sent' }> | undefined;
      let threadId: string | null = null;
      for (const [index, payload] of payloadsOf(transport, message).entries()) {
        const post = { title: message.title, payload, forumTags: [] };
        const place = { ...directTo(user), threadId };
        const options = { beforeSend: async () => post, signal: signal() };
        const created = await transport.create(place, `${key}-${index}`, options);
        if (created.kind !== 'created') return first ?? mailedOf(created);
        first ??= { kind: 'sent', messageId: created.messageId };
        threadId = created.threadId;
      }
      return first ?? unsent({ code: 'program-error' });
    },
    async edit(user, messageId, message) {
      const [payload] = transport.render(message);
      if (!payload) return unsent({ code: 'program-error' });
      const place = { ...directTo(user), threadId: null };
      const options = { beforeSend: async () => true, signal: signal() };
      const edited = await transport.edit({ place, messageId }, payload, options);
      return edited.kind === 'done' ? { kind: 'sent', messageId } : mailedOf(edited);
    },
  };
}

/** Returns the payloads; a notifying first part is created as a plain line. */
function payloadsOf(transport: Transport, message: Message): readonly object[] {
  const line = transport.announcementOf(message);
  const [layout, ...further] = transport.render(message);
  const start = line === undefined ? layout : transport.renderAnnouncement(line);
  return start ? [start, ...further] : further;
}

function mailedOf(failure: Failure): Mailed {
  switch (failure.kind) {
    case 'forbidden':
      return { kind: 'closed' };
    case 'gone':
    case 'refused':
      return { kind: 'refused', reason: failure.reason };
    case 'doubtful':
      return { kind: 'doubtful', reason: failure.reason };
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
