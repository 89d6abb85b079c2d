import type { ChangeDraft } from '../../store/subscriptions/changeDrafts.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Returns a draft of the asker; undefined if it was saved, has expired, or belongs to somebody else. */
export async function ownDraft(
  id: string,
  { user, services }: Conversation,
): Promise<ChangeDraft | undefined> {
  const draft = await services.changeDrafts.find(id, services.clock.now());
  return draft?.user === user ? draft : undefined;
}

/** Composes the answer about an expired draft, with a button to start again. */
export function lostDraft({ locale }: Conversation): Message {
  const words = textsIn(locale).subscription;
  return notice(words.draftGone, {
    kind: 'buttons',
    buttons: [{ kind: 'action', label: words.listTitle, action: { kind: 'subscriptions' } }],
  });
}
