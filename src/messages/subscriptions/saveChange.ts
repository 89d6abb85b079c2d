import { withChanges } from '../../store/subscriptions/changeDrafts.ts';
import type { SubscriptionChoices } from '../../store/subscriptions/subscriptionRows.ts';
import type { Context, Request } from '../conversation/command.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import { checkChannel } from '../subscribing/checkChannel.ts';
import { mayPing } from '../subscribing/readChoices.ts';
import { textsIn } from '../texts/textsIn.ts';
import { cardOf, findHere, placeOf } from './ofServer.ts';
import { lostDraft, ownDraft } from './ownDraft.ts';

/** Saves a draft; what may have changed since it was made, rights first, is looked at again. */
export async function saveChange(draftId: string, request: Request, context: Context): Promise<Message> {
  const words = textsIn(request.locale).subscription;
  const draft = await ownDraft(draftId, request, context);
  if (!draft) return lostDraft(request);
  const subscription = await findHere(draft.subscription, request, context);
  if (!subscription) return notice(words.gone);
  const after = withChanges(subscription, draft.changes);
  const refused = await whyNotSaved(subscription, after, request, context);
  if (refused) return refused;
  const saved = await context.subscriptions.change(subscription.id, after, context.clock.now());
  await context.changeDrafts.drop(draft.id);
  if (!saved) return notice(words.gone);
  const { name } = await placeOf(saved, request, context);
  return await cardOf(saved, request, context, words.changed(name));
}

async function whyNotSaved(
  before: SubscriptionChoices,
  after: SubscriptionChoices,
  request: Request,
  context: Context,
): Promise<Message | undefined> {
  const words = textsIn(request.locale).subscription;
  const newRole = after.pingRole === before.pingRole ? null : after.pingRole;
  const role = newRole === null ? undefined : await context.channels.roleIn(newRole, request);
  if (newRole !== null && !role) return notice(words.roleGone);
  if (role && !mayPing(role, request)) return notice(words.roleNotMentionable(role.name));
  const wishes = { ...after, mentionsClosedRole: role?.mentionable === false };
  const checked = await checkChannel(after.channelId, wishes, request, context);
  if (checked.kind === 'unfit') return checked.message;
  return after.crosspost && checked.channelKind !== 'announcement'
    ? notice(words.crosspostNeedsAnnouncement)
    : undefined;
}
