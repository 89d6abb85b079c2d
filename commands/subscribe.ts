import { clockTime, readList } from '../src/calendar/spoken/schedule.ts';
import type { Command, Context, Request, Suggestion } from '../src/messages/command.ts';
import type { Block, Message } from '../src/messages/message.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';
import { mentioning, notice } from '../src/messages/notice.ts';
import { outlook } from '../src/messages/sourcesMessage.ts';
import { checkChannel } from '../src/messages/subscribing/checkChannel.ts';
import { columnsToChoose } from '../src/messages/subscribing/columnsToChoose.ts';
import { chooseTags } from '../src/messages/subscribing/forumTags.ts';
import { channelName } from '../src/messages/subscribing/ofServer.ts';
import { previewBlocks } from '../src/messages/subscribing/preview.ts';
import { readChoices } from '../src/messages/subscribing/readChoices.ts';
import { actOnSetup } from '../src/messages/subscribing/setup.ts';
import { subscribeOptions } from '../src/messages/subscribing/subscribeOptions.ts';
import { choiceBlocks, stepButton } from '../src/messages/subscribing/subscriptionMessage.ts';
import { suggestZones } from '../src/messages/subscribing/timeZones.ts';
import {
  type Timing,
  timingAdvice,
  timingNow,
  waitingForColumns,
  whenItComes,
} from '../src/messages/subscribing/timing.ts';
import type { SubscriptionTexts } from '../src/messages/texts/subscription/texts.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import type { SubscriptionChoices } from '../src/store/subscriptions/subscriptionRows.ts';
import {
  defaultChoices,
  MOST_SUBSCRIPTIONS,
  type Subscribed,
} from '../src/store/subscriptions/subscriptions.ts';
import { fold } from '../src/text/fold.ts';
import { subscriptions } from './subscriptions.ts';

const MAX_SUGGESTIONS = 25;

/** `/subscribe`: a channel gets its digest from now on; given again, changes what is named. */
export const subscribe: Command = {
  kind: 'slash',
  name: 'subscribe',
  names: { 'zh-CN': '订阅', 'zh-TW': '訂閱', 'en-US': 'subscribe' },
  descriptions: {
    'zh-CN': '让一个频道每天收到速览；再输入一次可以修改设置',
    'zh-TW': '讓一個頻道每天收到速覽；再輸入一次可以修改設定',
    'en-US': 'Bring the daily digest to a channel; give it again to change its settings',
  },
  scenes: ['server'],
  needs: 'manage-server',
  options: subscribeOptions,
  examples: {
    'zh-CN': ['/subscribe', '/subscribe 时间:12:30 栏目:{column}'],
    'zh-TW': ['/subscribe', '/subscribe 時間:12:30 欄目:{column}'],
    'en-US': ['/subscribe', '/subscribe time:12:30 columns:{column}'],
  },
  async run(request, context) {
    const { guild, channel: here } = request.place;
    const channelId = request.options.channel('channel')?.id ?? here;
    const texts = textsIn(request.locale);
    if (guild === undefined || channelId === undefined) return notice(texts.needsServer);
    const read = await readChoices(request, context);
    if (read.kind === 'wrong') return notice(read.sentence);
    const known = (await context.subscriptions.ofChannel(channelId)).at(0);
    const forum = (await context.channels.rightsIn(channelId, request))?.forum;
    const chosen = chooseTags(request.options.text('tag'), known?.forumTags ?? [], forum);
    if (chosen.kind === 'unknown') {
      const names = forum?.tags.map((tag) => tag.name) ?? [];
      return notice(texts.subscription.unknownTags(chosen.names.join(texts.comma), names.join(texts.comma)));
    }
    const forumTags = chosen.tags;
    const wishes = {
      forumTags,
      discussionThread: read.choices.discussionThread ?? known?.discussionThread ?? false,
      mentionsClosedRole: request.options.role('role')?.mentionable === false,
    };
    const checked = await checkChannel(channelId, wishes, request, context);
    if (checked.kind === 'unfit') return checked.message;
    if (read.choices.crosspost && checked.channelKind !== 'announcement') {
      return notice(texts.subscription.crosspostNeedsAnnouncement);
    }
    const destination = { guildId: guild, channelId, channelKind: checked.channelKind };
    const first = { ...defaultChoices(destination, request.user), language: request.locale };
    // Who names no time gets the day's edition whenever it comes, so the digest waits as long as its columns usually take.
    const ownHours =
      known === undefined && request.options.text('time') === undefined
        ? await waitingForColumns({ ...first, ...read.choices }, context)
        : {};
    const saved = await context.subscriptions.subscribe(
      channelId,
      (now) => ({
        ...(now ?? { ...first, ...ownHours }),
        ...destination,
        ...read.choices,
        forumTags,
      }),
      context.clock.now(),
    );
    return saved
      ? confirmation(saved, read.choices, request, context)
      : notice(texts.subscription.tooManySubscriptions(MOST_SUBSCRIPTIONS));
  },
  async act(action, request, context) {
    if (action.kind !== 'setup') return undefined;
    return actOnSetup(action, request, context, { subscribe, subscriptions });
  },
  async complete(option, typed, request, context) {
    if (option === 'tag') return suggestTags(typed, request, context);
    if (option === 'timezone') {
      return suggestZones(typed, MAX_SUGGESTIONS).map((zone) => ({ name: zone, value: zone }));
    }
    const inScript = newsScriptOf(request.locale).text;
    if (option === 'sections') return suggestList(typed, await context.editions.sections(), inScript);
    return suggestList(typed, await columnsToChoose(context), inScript);
  },
};

/**
 * Says what was saved and ends with the newest digest as the channel would see it. Who chose no time is told in one sentence
 * when it comes; the drawbacks of a time are told to who chose one.
 */
async function confirmation(
  { subscription: saved, isNew }: Subscribed,
  chosen: Partial<SubscriptionChoices>,
  request: Request,
  context: Context,
): Promise<Message> {
  const texts = textsIn(request.locale);
  const words = texts.subscription;
  const name = await channelName(saved.channelId, request, context);
  const sentence = isNew ? words.subscribed : words.changed;
  const timing = await timingNow(saved, context);
  const isOwnTime = !isNew || request.options.text('time') !== undefined;
  const said = isOwnTime ? timingAdvice(saved, timing, texts) : whenItComes(saved, timing, texts);
  const preview = await previewBlocks(saved, context, texts);
  const standings = isNew ? await context.sources?.standings() : undefined;
  const coming = await outlook(standings, saved.columns, context, request.locale);
  return {
    kind: 'message',
    title: sentence(name),
    visibility: 'asker',
    blocks: [
      { kind: 'text', text: mentioning(sentence, saved.channelId) },
      ...(isNew && Object.keys(chosen).length === 0 ? [] : choiceBlocks(saved, texts, request.locale)),
      ...(coming === undefined ? [] : [{ kind: 'text', text: coming } as const]),
      ...(said === undefined ? [] : [{ kind: 'text', text: said } as const]),
      ...(isOwnTime ? adviceButtons(saved.id, timing, words) : []),
      {
        kind: 'buttons',
        buttons: [
          stepButton(words.testSend, 'test', saved.id, 'primary'),
          stepButton(words.changeButton, 'show', saved.id),
          { kind: 'action', label: words.manageButton, action: { kind: 'subscriptions' } },
        ],
      },
      ...preview,
    ],
  };
}

/** What the advice proposes, a press away. */
function adviceButtons(id: string, timing: Timing | undefined, words: SubscriptionTexts): readonly Block[] {
  if (!timing || timing.late.length === 0) return [];
  const { laterMinute } = timing;
  const later =
    laterMinute === undefined ? [] : [stepButton(words.makeLater(clockTime(laterMinute)), 'later', id)];
  return [{ kind: 'buttons', buttons: [...later, stepButton(words.makeLatest, 'latest', id)] }];
}

/** The tags of the forum that was chosen, or of the one in which one asks. */
async function suggestTags(
  typed: string,
  request: Request,
  context: Context,
): Promise<readonly Suggestion[]> {
  const channel = request.options.channel('channel')?.id ?? request.place.channel;
  const rights = channel === undefined ? undefined : await context.channels.rightsIn(channel, request);
  const names = rights?.forum?.tags.map(({ name }) => name) ?? [];
  return suggestList(typed, names, (name) => name);
}

/** Proposes the name that is being typed behind those that are there already, each once. */
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
