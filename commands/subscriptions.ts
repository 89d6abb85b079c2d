import type { ActionOf } from '../src/messages/actions/action.ts';
import type { SubscriptionStep } from '../src/messages/actions/adminActions.ts';
import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import { localeOf } from '../src/messages/locale.ts';
import type { Message } from '../src/messages/message.ts';
import { channelNotice, type NamedPlace, notice } from '../src/messages/notice.ts';
import { checkChannel } from '../src/messages/subscribing/checkChannel.ts';
import { newestDigestOf } from '../src/messages/subscribing/preview.ts';
import { advised } from '../src/messages/subscribing/timing.ts';
import { changeActions } from '../src/messages/subscriptions/changing.ts';
import { healthLine, LAST_DAYS } from '../src/messages/subscriptions/health.ts';
import { subscriptionLabel, subscriptionName } from '../src/messages/subscriptions/naming.ts';
import { cardOf, findHere, namePlace, subscriptionsHere } from '../src/messages/subscriptions/ofServer.ts';
import { subscriptionStepButton } from '../src/messages/subscriptions/subscriptionButtons.ts';
import { placeSpans, scheduleOf, stateOf } from '../src/messages/subscriptions/subscriptionMessage.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import type { Subscription } from '../src/store/subscriptions/subscription.ts';

/** `/subscriptions`: lists a server's subscriptions, each with its buttons. */
export const subscriptions: Command = {
  kind: 'slash',
  name: 'subscriptions',
  names: { 'zh-CN': '订阅管理', 'zh-TW': '訂閱管理', 'en-US': 'subscriptions' },
  descriptions: {
    'zh-CN': '查看、修改、暂停、删除这个服务器的订阅，看最近发了什么',
    'zh-TW': '檢視、修改、暫停、刪除這個伺服器的訂閱，看最近發了什麼',
    'en-US': 'See, change, pause or remove the subscriptions of this server, and what was sent lately',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  needs: 'manage-server',
  options: [],
  run: listMessage,
  actions: {
    subscriptions: async (_action, conversation) => ({
      ...(await listMessage(conversation)),
      replaces: true,
    }),
    subscription: actOnSubscription,
    ...changeActions,
  },
};

/** Performs a step on a subscription of the server in which it is pressed, or of the asker. */
export async function actOnSubscription(
  { step, subscription }: ActionOf<'subscription'>,
  conversation: Conversation,
): Promise<Message> {
  const found = await findHere(subscription, conversation);
  return found ? take(step, found, conversation) : notice(conversation.texts.subscription.gone);
}

/** Number of subscriptions above which each gets a single line. */
const MOST_WITH_DAYS = 10;

async function listMessage(conversation: Conversation): Promise<Message> {
  const { texts } = conversation;
  const words = texts.subscription;
  const isDirect = conversation.place.context !== 'server';
  const found = await subscriptionsHere(conversation);
  if (found.length === 0) return notice(isDirect ? words.noneDirect : words.noneInServer);
  const places = await Promise.all(found.map((subscription) => namePlace(subscription, conversation)));
  const title = isDirect ? words.ownTitle : words.listTitle;
  const lately =
    found.length <= MOST_WITH_DAYS
      ? await Promise.all(found.map(({ id }) => conversation.services.deliveriesLately(id, LAST_DAYS)))
      : [];
  return {
    kind: 'message',
    title,
    visibility: 'asker',
    choose: words.choose,
    blocks: [
      { kind: 'heading', level: 2, text: title },
      {
        kind: found.length <= MOST_WITH_DAYS ? 'leads' : 'items',
        first: 1,
        items: found.map((subscription, index) => ({
          text: [
            ...placeSpans(subscription),
            `${subscriptionName(subscription, texts)} · ${scheduleOf(subscription, words)}${
              found.length <= MOST_WITH_DAYS ? '' : ` · ${stateOf(subscription, texts)}`
            }`,
          ],
          detail: healthLine(subscription, lately[index] ?? [], texts),
          action: { kind: 'subscription', step: 'show', subscription: subscription.id },
          // Menus do not render mentions.
          entry: {
            label: [
              ...(isDirect ? [] : [places[index]?.name ?? '']),
              subscriptionLabel(subscription, texts),
            ].join(' '),
            description: scheduleOf(subscription, words),
          },
        })),
      },
    ],
  };
}

async function take(
  step: SubscriptionStep,
  subscription: Subscription,
  conversation: Conversation,
): Promise<Message> {
  const { id } = subscription;
  const now = conversation.services.clock.now();
  const words = conversation.texts.subscription;
  const channel = await namePlace(subscription, conversation);
  const { name } = channel;
  switch (step) {
    case 'show':
      return await cardOf(subscription, conversation);
    case 'pause':
      await conversation.services.subscriptions.pause(id, null, now);
      return freshCard(subscription, conversation);
    case 'resume':
      await conversation.services.subscriptions.resume(id, now);
      return freshCard(subscription, conversation);
    case 'later':
    case 'latest':
      await conversation.services.subscriptions.change(
        id,
        await advised(step, subscription, conversation.services),
        now,
      );
      return freshCard(subscription, conversation, words.changed(name));
    case 'remove':
      return {
        ...channelNotice(words.reallyRemove, channel, {
          kind: 'buttons',
          buttons: [
            subscriptionStepButton(words.removeNow, 'remove-now', id, 'danger'),
            subscriptionStepButton(words.back, 'show', id),
          ],
        }),
        replaces: true,
      };
    case 'remove-now':
      await conversation.services.subscriptions.remove(id);
      return { ...channelNotice(words.removed, channel), replaces: true };
    case 'test':
    case 'send-now':
      return send(subscription, channel, step === 'test', conversation);
  }
}

/** Seconds between test messages in a channel. */
const SEND_COOLDOWN_SECONDS = 10;

async function send(
  subscription: Subscription,
  channel: NamedPlace,
  isTest: boolean,
  conversation: Conversation,
): Promise<Message> {
  const { subscription: words, delivery } = conversation.texts;
  const checked = await checkChannel(subscription.channelId, subscription, conversation);
  if (checked.kind === 'unfit') return checked.message;
  const wait = await conversation.services.notes.share(
    `send ${subscription.channelId}`,
    SEND_COOLDOWN_SECONDS,
    conversation.services.clock.now(),
  );
  if (wait > 0) return notice(words.sendTooSoon(wait));
  // A test is marked in the channel's language, so that readers do not take it for the day's news.
  const marked = isTest ? { notice: textsIn(localeOf(subscription.language)).subscription.testPost } : {};
  const digest = await newestDigestOf(subscription, conversation.services, marked);
  if (!digest) return notice(words.nothingToSend);
  const posted = await conversation.services.channels.post(subscription, digest);
  return posted.kind === 'posted'
    ? channelNotice(words.sent, channel)
    : notice(words.sendFailed(delivery.reason(posted.reason)));
}

/** Composes the card of a subscription after a step. */
async function freshCard(
  { id }: Subscription,
  conversation: Conversation,
  sentence?: string,
): Promise<Message> {
  const changed = await conversation.services.subscriptions.find(id);
  if (!changed) return notice(conversation.texts.subscription.gone);
  return await cardOf(changed, conversation, sentence);
}
