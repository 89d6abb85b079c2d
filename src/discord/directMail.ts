import type { DirectMail, Mailed } from '../deliveries/directMail.ts';
import type { Failure, Sender } from '../deliveries/sender.ts';
import type { Message } from '../messages/message.ts';
import type { RequestReason } from '../store/ledger/reason.ts';
import { directTo } from '../store/subscriptions/subscriptionRows.ts';

/** How long a message to a member may wait for its turn. */
const PATIENCE_MILLISECONDS = 30_000;

/** Direct messages that the ledger does not keep, sent as those of the outbox are: paced, each request made once. */
export function directMail(sender: Sender): DirectMail {
  const signal = () => AbortSignal.timeout(PATIENCE_MILLISECONDS);
  return {
    async send(user, message, key) {
      let first: Extract<Mailed, { kind: 'sent' }> | undefined;
      let threadId: string | null = null;
      for (const [index, payload] of payloadsOf(sender, message).entries()) {
        const post = { title: message.title, payload, forumTags: [] };
        const place = { ...directTo(user), threadId };
        const departure = { leave: async () => post, signal: signal() };
        const created = await sender.create(place, `${key}-${index}`, departure);
        if (created.kind !== 'created') return first ?? mailedOf(created);
        first ??= { kind: 'sent', messageId: created.messageId };
        threadId = created.threadId;
      }
      return first ?? unsent({ code: 'program-error' });
    },
    async edit(user, messageId, message) {
      const [payload] = sender.render(message);
      if (!payload) return unsent({ code: 'program-error' });
      const place = { ...directTo(user), threadId: null };
      const departure = { leave: async () => true, signal: signal() };
      const edited = await sender.edit({ place, messageId }, payload, departure);
      return edited.kind === 'done' ? { kind: 'sent', messageId } : mailedOf(edited);
    },
  };
}

/** The first part is created as a plain line where it notifies somebody. */
function payloadsOf(sender: Sender, message: Message): readonly object[] {
  const line = sender.announcementOf(message);
  const [layout, ...further] = sender.render(message);
  const start = line === undefined ? layout : sender.renderAnnouncement(line);
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
