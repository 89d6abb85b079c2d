import type { Subscription, SubscriptionChoices } from '../../store/subscriptions/subscription.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { mentioning } from '../notice.ts';
import { previewBlocks } from '../subscribing/preview.ts';
import { timingAdvice, timingNow } from '../subscribing/timing.ts';
import { changedLines } from './changedLines.ts';
import { namePlace } from './ofServer.ts';
import { changeButtons, subscriptionStepButton } from './subscriptionButtons.ts';

/** Item limit of the preview, which fits one message with everything around it. */
const PREVIEW_ITEMS = 10;

/** Composes what a draft would change, advice about its time, and the resulting digest. */
export async function changeProposal(
  before: Subscription,
  after: SubscriptionChoices,
  draft: string,
  conversation: Conversation,
): Promise<Message> {
  const { texts } = conversation;
  const words = texts.subscription;
  const place = await namePlace(before, conversation);
  const timing = await timingNow(after, conversation.services);
  const forum = (await conversation.services.channels.rightsIn(before.channelId, conversation))?.forum;
  const advice = timingAdvice(after, timing, texts);
  const preview = await previewBlocks({ ...before, ...after }, conversation.services, texts, PREVIEW_ITEMS);
  return {
    kind: 'message',
    title: words.proposed(place.name),
    visibility: 'asker',
    replaces: true,
    blocks: [
      { kind: 'text', text: mentioning(words.proposed, place) },
      { kind: 'list', lines: changedLines(before, after, texts, forum) },
      ...(advice === undefined ? [] : [{ kind: 'text', text: advice } as const]),
      {
        kind: 'buttons',
        buttons: [
          { kind: 'action', label: words.save, tone: 'primary', action: { kind: 'save-change', draft } },
          subscriptionStepButton(words.discard, 'show', before.id),
        ],
      },
      { kind: 'buttons', buttons: changeButtons(before.id, draft, words) },
      ...preview,
    ],
  };
}
