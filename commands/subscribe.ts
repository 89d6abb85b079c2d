import { readList } from '../src/calendar/spoken/schedule.ts';
import type { Command, Suggestion } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Message } from '../src/messages/message.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';
import { notice } from '../src/messages/notice.ts';
import { checkChannel } from '../src/messages/subscribing/checkChannel.ts';
import { columnsToChoose } from '../src/messages/subscribing/columnsToChoose.ts';
import { chooseTags } from '../src/messages/subscribing/forumTags.ts';
import { type Asked, planSubscribing } from '../src/messages/subscribing/planSubscribing.ts';
import { RECAP_DAYS, readChoices, timed } from '../src/messages/subscribing/readChoices.ts';
import { takeSetupStep } from '../src/messages/subscribing/setup.ts';
import { subscribedMessage } from '../src/messages/subscribing/subscribedMessage.ts';
import { subscribeOptions } from '../src/messages/subscribing/subscribeOptions.ts';
import { suggestZones } from '../src/messages/subscribing/timeZones.ts';
import { waitingForColumns } from '../src/messages/subscribing/timing.ts';
import { isCalled, subscriptionLabel } from '../src/messages/subscriptions/naming.ts';
import { namePlace } from '../src/messages/subscriptions/ofServer.ts';
import { whichSubscription } from '../src/messages/subscriptions/whichSubscription.ts';
import type { Texts } from '../src/messages/texts/texts.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import { defaultChoices } from '../src/store/subscriptions/defaultChoices.ts';
import { MOST_OF_CHANNEL, MOST_SUBSCRIPTIONS } from '../src/store/subscriptions/subscribe.ts';
import {
  type Destination,
  DIRECT,
  directTo,
  type Subscription,
  type SubscriptionChoices,
} from '../src/store/subscriptions/subscriptionRows.ts';
import { fold } from '../src/text/fold.ts';
import { actOnSubscription } from './subscriptions.ts';

/** Default time of recaps in minutes of the day: 20:00. */
const RECAP_MINUTE = 20 * 60;
const MAX_SUGGESTIONS = 25;

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
    const destination = destinationOf(conversation);
    if (!destination) return notice(texts.needsServer);
    if (destination.guildId === DIRECT && asksForServer(conversation))
      return notice(texts.subscription.onlyInServers);
    const { channelId } = destination;
    const read = await readChoices(conversation);
    if (read.kind === 'wrong') return notice(read.sentence);
    const plan = (known: readonly Subscription[], choicesOf: Asked['choicesOf']) =>
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
  actions: {
    setup: (action, conversation) =>
      takeSetupStep(action, conversation, { subscribe, sendTest: actOnSubscription }),
  },
  async complete(option, typed, conversation) {
    if (option === 'tag') return suggestTags(typed, conversation);
    if (option === 'name') return suggestNames(typed, conversation);
    if (option === 'timezone') {
      return suggestZones(typed, MAX_SUGGESTIONS).map((zone) => ({ name: zone, value: zone }));
    }
    const inScript = newsScriptOf(conversation.locale).text;
    if (option === 'sections')
      return suggestList(typed, await conversation.services.editions.sections(), inScript);
    return suggestList(typed, await columnsToChoose(conversation.services), inScript);
  },
};

/** Returns the chosen channel, or outside servers the asker's direct messages; its kind is checked later. */
function destinationOf({ place, user, options }: Conversation): Destination | undefined {
  if (place.context !== 'server') return directTo(user);
  const channelId = options.channel('channel')?.id ?? place.channel;
  return place.guild === undefined || channelId === undefined
    ? undefined
    : { guildId: place.guild, channelId, channelKind: 'text' };
}

/** Whether an option is given that only applies to channels of servers. */
function asksForServer({ options }: Conversation): boolean {
  return (
    options.channel('channel') !== undefined ||
    options.role('role') !== undefined ||
    options.text('tag') !== undefined ||
    options.flag('thread') === true ||
    options.flag('publish') === true
  );
}

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
function meantBy({ options, locale }: Conversation): Pick<Asked, 'isCalled'> {
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

/** Suggests the tags of the chosen or current forum. */
async function suggestTags(typed: string, conversation: Conversation): Promise<readonly Suggestion[]> {
  const channel = conversation.options.channel('channel')?.id ?? conversation.place.channel;
  const rights =
    channel === undefined ? undefined : await conversation.services.channels.rightsIn(channel, conversation);
  const names = rights?.forum?.tags.map(({ name }) => name) ?? [];
  return suggestList(typed, names, (name) => name);
}

/** Suggests the subscriptions of the chosen or current channel, by id. */
async function suggestNames(typed: string, conversation: Conversation): Promise<readonly Suggestion[]> {
  const destination = destinationOf(conversation);
  const known = destination ? await conversation.services.subscriptions.ofChannel(destination.channelId) : [];
  const { texts } = conversation;
  return known
    .filter(({ guildId }) => guildId === destination?.guildId)
    .map((subscription) => ({ name: subscriptionLabel(subscription, texts), value: subscription.id }))
    .filter(({ name }) => fold(name).includes(fold(typed)));
}

/** Suggests completions of the last name of a list, without those already in it. */
function suggestList(
  typed: string,
  names: readonly string[],
  shownAs: (value: string) => string,
): readonly Suggestion[] {
  const entered = typed.split(/(?<=[,，、;；])/u);
  const last = fold(entered.pop() ?? '');
  const before = readList(entered.join(''));
  return [...new Set(names)]
    .filter((name) => fold(name).includes(last) && !before.includes(name))
    .map((name) => [...before, name].join('、'))
    .slice(0, MAX_SUGGESTIONS)
    .map((value) => ({ name: shownAs(value), value }));
}
