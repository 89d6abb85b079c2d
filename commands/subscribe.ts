import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notice.ts';
import { checkChannel } from '../src/messages/subscribing/checkChannel.ts';
import { asksForServer, chosenDestination } from '../src/messages/subscribing/chosenDestination.ts';
import { chooseTags } from '../src/messages/subscribing/forumTags.ts';
import { planSubscribing, type SelectedSubscriptions } from '../src/messages/subscribing/planSubscribing.ts';
import { RECAP_DAYS, readChoices, timed } from '../src/messages/subscribing/readChoices.ts';
import { takeSetupStep } from '../src/messages/subscribing/setup.ts';
import { subscribedMessage } from '../src/messages/subscribing/subscribedMessage.ts';
import { subscribeOptions } from '../src/messages/subscribing/subscribeOptions.ts';
import { suggestSubscribing } from '../src/messages/subscribing/suggestions.ts';
import { waitingForColumns } from '../src/messages/subscribing/timing.ts';
import { isCalled } from '../src/messages/subscriptions/naming.ts';
import { namePlace } from '../src/messages/subscriptions/ofServer.ts';
import { whichSubscription } from '../src/messages/subscriptions/whichSubscription.ts';
import type { Texts } from '../src/messages/texts/texts.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import { defaultChoices } from '../src/store/subscriptions/defaultChoices.ts';
import { type Destination, DIRECT } from '../src/store/subscriptions/destination.ts';
import { MOST_OF_CHANNEL, MOST_SUBSCRIPTIONS } from '../src/store/subscriptions/subscribe.ts';
import type { Subscription, SubscriptionChoices } from '../src/store/subscriptions/subscription.ts';
import { actOnSubscription } from './subscriptions.ts';

/** Default time of recaps in minutes of the day: 20:00. */
const RECAP_MINUTE = 20 * 60;

/** `/subscribe`: subscribes a channel to digests, or changes the given choices. */
export const subscribe: Command = {
  kind: 'slash',
  name: 'subscribe',
  names: { 'zh-CN': '订阅', 'zh-TW': '訂閱', 'en-US': 'subscribe' },
  descriptions: {
    'zh-CN': '让一个频道每天收到速览；再输入一次可以修改设置',
    'zh-TW': '讓一個頻道每天收到速覽；再輸入一次可以修改設定',
    'en-US': 'Bring the daily digest to a channel; give it again to change its settings',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  needs: 'manage-server',
  options: subscribeOptions,
  examples: {
    'zh-CN': [
      '/subscribe',
      '/subscribe 时间:08:00,20:00',
      '/subscribe 回顾:每周',

      '/subscribe 时间:12:30 栏目:{column}',
    ],
    'zh-TW': [
      '/subscribe',
      '/subscribe 時間:08:00,20:00',
      '/subscribe 回顧:每週',

      '/subscribe 時間:12:30 欄目:{column}',
    ],
    'en-US': [
      '/subscribe',
      '/subscribe time:08:00,20:00',
      '/subscribe recap:weekly',

      '/subscribe time:12:30 columns:{column}',
    ],
  },
  async run(conversation) {
    const { texts } = conversation;
    const destination = chosenDestination(conversation);
    if (!destination) return notice(texts.needsServer);
    if (destination.guildId === DIRECT && asksForServer(conversation))
      return notice(texts.subscription.onlyInServers);
    const { channelId } = destination;
    const read = await readChoices(conversation);
    if (read.kind === 'wrong') return notice(read.sentence);
    const plan = (known: readonly Subscription[], choicesOf: SelectedSubscriptions['choicesOf']) =>
      planSubscribing(known, { ...meantBy(conversation), ...read, choicesOf });
    const known = await conversation.services.subscriptions.ofChannel(channelId);
    const first = plan(known, (before) => before ?? firstChoices(destination, conversation));
    if (first.kind === 'which') return askWhich(destination, first.among, conversation);
    const before = first.wishes.find((wish) => wish.kind === 'change')?.known;
    const forum = (await conversation.services.channels.rightsIn(channelId, conversation))?.forum;
    const chosen = chooseTags(conversation.options.text('tag'), before?.forumTags ?? [], forum);
    if (chosen.kind === 'unknown') {
      const names = forum?.tags.map((tag) => tag.name) ?? [];
      return notice(texts.subscription.unknownTags(chosen.names.join(texts.comma), names.join(texts.comma)));
    }
    const forumTags = chosen.tags;
    const wishes = {
      forumTags,
      discussionThread: read.choices.discussionThread ?? before?.discussionThread ?? false,
      mentionsClosedRole: conversation.options.role('role')?.mentionable === false,
    };
    const checked = await checkChannel(channelId, wishes, conversation);
    if (checked.kind === 'unfit') return checked.message;
    if (read.choices.crosspost && checked.channelKind !== 'announcement') {
      return notice(texts.subscription.crosspostNeedsAnnouncement);
    }
    const { channelKind } = checked;
    const usual = { ...firstChoices(destination, conversation), ...recapTime(read.choices), channelKind };
    // Without a chosen time the digest comes with the day's edition, so it waits as long as its columns usually take.
    const ownHours =
      conversation.options.text('time') === undefined
        ? await waitingForColumns({ ...usual, ...read.choices }, conversation.services)
        : {};
    const saved = await conversation.services.subscriptions.subscribe(
      channelId,
      (there) => {
        const planned = plan(there, (now, minute) => ({
          ...(now ?? { ...usual, ...ownHours }),
          channelKind,
          ...read.choices,
          ...(minute !== undefined && timed(minute)),
          forumTags,
        }));
        return planned.kind === 'wishes' ? planned.wishes : [];
      },
      conversation.services.clock.now(),
    );
    if (saved.kind === 'full') return notice(fullSentence(saved.of, texts));
    const [one, ...others] = saved.saved;
    if (!one)
      return askWhich(
        destination,
        await conversation.services.subscriptions.ofChannel(channelId),
        conversation,
      );
    const hasTime = conversation.options.text('time') !== undefined;
    const isBare = Object.keys(read.choices).length === 0;
    return subscribedMessage([one, ...others], { isBare, hasTime }, conversation);
  },
  complete: suggestSubscribing,
  actions: {
    setup: (action, conversation) =>
      takeSetupStep(action, conversation, { subscribe, sendTest: actOnSubscription }),
  },
};

/** Returns the initial choices of a new subscription. */
function firstChoices(
  destination: Destination,
  { user, locale, options }: Conversation,
): SubscriptionChoices {
  return {
    ...defaultChoices(destination, user),
    name: options.text('name') ?? null,
    language: locale,
  };
}

/** Returns the default time of a recap: Sunday evening, or the evening of a month's last day. */
function recapTime({ period = 'day' }: Partial<SubscriptionChoices>): Partial<SubscriptionChoices> {
  return period === 'day' ? {} : { minuteOfDay: RECAP_MINUTE, ...RECAP_DAYS };
}

/** Returns the selection of a channel's subscriptions by the given name. */
function meantBy({ options, locale }: Conversation): Pick<SelectedSubscriptions, 'isCalled'> {
  const name = options.text('name');
  const texts = textsIn(locale);
  return { isCalled: name === undefined ? undefined : (subscription) => isCalled(name, subscription, texts) };
}

async function askWhich(
  destination: Destination,
  among: readonly Subscription[],
  conversation: Conversation,
): Promise<Message> {
  const words = conversation.texts.subscription;
  const channel = await namePlace(destination, conversation);
  const hint = { kind: 'footer', text: words.whichHint } as const;
  return whichSubscription(words.which, channel, among, 'show', conversation, hint);
}

function fullSentence(of: 'channel' | 'server', { subscription: words }: Texts): string {
  return of === 'channel'
    ? words.tooManyOfChannel(MOST_OF_CHANNEL)
    : words.tooManySubscriptions(MOST_SUBSCRIPTIONS);
}
