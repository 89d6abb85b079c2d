import type { ChangeDraft } from '../../store/subscriptions/changeDrafts.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import { textsIn } from '../texts/textsIn.ts';

/** A draft of the asker's own; undefined for one that was saved or has expired, and for somebody else's. */
export async function ownDraft(
  id: string,
  { user, services }: Conversation,
): Promise<ChangeDraft | undefined> {
  const draft = await services.changeDrafts.find(id, services.clock.now());
  return draft?.user === user ? draft : undefined;
}

/** What answers a press on a draft that is not there any more, with the way to begin anew. */
export function lostDraft({ locale }: Conversation): Message {
  const words = textsIn(locale).subscription;
  return notice(words.draftGone, {
    kind: 'buttons',
    buttons: [{ kind: 'action', label: words.listTitle, action: { kind: 'subscriptions' } }],
  });
}
