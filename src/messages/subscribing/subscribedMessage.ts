import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import type { SavedSubscription } from '../../store/subscriptions/subscribe.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import { outlook } from '../administration/outlook.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message, MessageBlock, RichText } from '../message.ts';
import { mentioning } from '../notice.ts';
import { subscriptionLabel } from '../subscriptions/naming.ts';
import { namePlace } from '../subscriptions/ofServer.ts';
import { subscriptionStepButton } from '../subscriptions/subscriptionButtons.ts';
import { choiceBlocks, nextOf } from '../subscriptions/subscriptionMessage.ts';
import type { Texts } from '../texts/texts.ts';
import { previewBlocks } from './preview.ts';
import { type Timing, timingAdvice, timingNow, whenItComes } from './timing.ts';

/** Options of `/subscribe` that affect its answer. */
export interface AskedChoices {
  /** Whether nothing was chosen, so that choices are not listed. */
  readonly isBare: boolean;
  readonly hasTime: boolean;
}

/**
 * Composes what was saved, and the newest digest as the channel would see it. Without a chosen time one sentence says
 * when it comes; drawbacks of a chosen time are explained.
 */
export async function subscribedMessage(
  [{ subscription: first, isNew }, ...others]: readonly [SavedSubscription, ...SavedSubscription[]],
  told: AskedChoices,
  conversation: Conversation,
): Promise<Message> {
  const { texts } = conversation;
  const words = texts.subscription;
  const sentence = isNew ? words.subscribed : words.changed;
  const timing = await timingNow(first, conversation.services);
  const isOwnTime = !isNew || told.hasTime;
  const said = isOwnTime ? timingAdvice(first, timing, texts) : whenItComes(first, timing, texts);
  const standings = isNew ? await conversation.services.sources?.standings() : undefined;
  const coming = await outlook(standings, first.columns, conversation.services, conversation.locale);
  const here = await conversation.services.subscriptions.ofChannel(first.channelId);
  const place = await namePlace(first, conversation);
  const isBare = isNew && told.isBare && here.length === 1;
  return {
    kind: 'message',
    title: sentence(place.name),
    visibility: 'asker',
    blocks: [
      { kind: 'text', text: mentioning(sentence, place) },
      ...(isBare ? [] : choiceBlocks(first, texts, conversation.locale)),
      ...severalBlocks([first, ...others.map(({ subscription }) => subscription)], here, texts),
      ...(coming === undefined ? [] : [{ kind: 'text', text: coming } as const]),
      ...(said === undefined ? [] : [{ kind: 'text', text: said } as const]),
      ...(isOwnTime ? adviceButtons(first.id, timing, words) : []),
      {
        kind: 'buttons',
        buttons: [
          subscriptionStepButton(words.testSend, 'test', first.id, 'primary'),
          subscriptionStepButton(words.changeButton, 'show', first.id),
          { kind: 'action', label: words.manageButton, action: { kind: 'subscriptions' } },
        ],
      },
      ...(await previewBlocks(first, conversation.services, texts)),
    ],
  };
}

/**
 * Returns each of several saved subscriptions with its next time, what later ones of a day bring, and the channel's
 * others.
 */
function severalBlocks(
  saved: readonly Subscription[],
  here: readonly Subscription[],
  texts: Texts,
): readonly MessageBlock[] {
  const words = texts.subscription;
  const lines = saved.map(
    (subscription): RichText => [
      { kind: 'bold', text: subscriptionLabel(subscription, texts) },
      ` ${words.nextAt(nextOf(subscription, texts.locale))}`,
    ],
  );
  const labels = here.map((subscription) => subscriptionLabel(subscription, texts)).join(texts.comma);
  const ofDays = here.filter(({ period }) => period === 'day');
  return [
    ...(saved.length > 1 ? [{ kind: 'list', lines } as const] : []),
    ...(here.length > saved.length
      ? [{ kind: 'text', text: words.alsoHere(labels, here.length) } as const]
      : []),
    ...(ofDays.length > 1 ? [{ kind: 'footer', text: words.laterBrings } as const] : []),
  ];
}

/** Returns buttons for the advice. */
function adviceButtons(
  id: string,
  timing: Timing | undefined,
  words: Texts['subscription'],
): readonly MessageBlock[] {
  if (!timing || timing.late.length === 0) return [];
  const { laterMinute } = timing;
  const later =
    laterMinute === undefined
      ? []
      : [subscriptionStepButton(words.makeLater(clockTime(laterMinute)), 'later', id)];
  return [{ kind: 'buttons', buttons: [...later, subscriptionStepButton(words.makeLatest, 'latest', id)] }];
}
