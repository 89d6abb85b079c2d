import { withChanges } from '../../store/subscriptions/changeDrafts.ts';
import type { SubscriptionChoices } from '../../store/subscriptions/subscription.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import { checkChannel } from '../subscribing/checkChannel.ts';
import { mayPing } from '../subscribing/readChoices.ts';
import { cardOf, findHere, namePlace } from './ofServer.ts';
import { lostDraft, ownDraft } from './ownDraft.ts';

/** Saves a draft after checking again what may have changed, permissions first. */
export async function saveChange(draftId: string, conversation: Conversation): Promise<Message> {
  const words = conversation.texts.subscription;
  const draft = await ownDraft(draftId, conversation);
  if (!draft) return lostDraft(conversation);
  const subscription = await findHere(draft.subscription, conversation);
  if (!subscription) return notice(words.gone);
  const after = withChanges(subscription, draft.changes);
  const refused = await whyNotSaved(subscription, after, conversation);
  if (refused) return refused;
  const saved = await conversation.services.subscriptions.change(
    subscription.id,
    after,
    conversation.services.clock.now(),
  );
  await conversation.services.changeDrafts.drop(draft.id);
  if (!saved) return notice(words.gone);
  const { name } = await namePlace(saved, conversation);
  return await cardOf(saved, conversation, words.changed(name));
}

async function whyNotSaved(
  before: SubscriptionChoices,
  after: SubscriptionChoices,
  conversation: Conversation,
): Promise<Message | undefined> {
  const words = conversation.texts.subscription;
  const newRole = after.pingRole === before.pingRole ? null : after.pingRole;
  const role =
    newRole === null ? undefined : await conversation.services.channels.roleIn(newRole, conversation);
  if (newRole !== null && !role) return notice(words.roleGone);
  if (role && !mayPing(role, conversation)) return notice(words.roleNotMentionable(role.name));
  const wishes = { ...after, mentionsClosedRole: role?.mentionable === false };
  const checked = await checkChannel(after.channelId, wishes, conversation);
  if (checked.kind === 'unfit') return checked.message;
  return after.crosspost && checked.channelKind !== 'announcement'
    ? notice(words.crosspostNeedsAnnouncement)
    : undefined;
}
