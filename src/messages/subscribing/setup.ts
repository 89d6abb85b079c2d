import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import { defaultChoices } from '../../store/subscriptions/defaultChoices.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import type { ActionOf } from '../actions/action.ts';
import type { SetupStep } from '../actions/adminActions.ts';
import type { ActionHandlers, Command } from '../conversation/command.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { optionValues } from '../conversation/options.ts';
import type { Locale } from '../locale.ts';
import type { Answer, Button, Message, MessageBlock } from '../message.ts';
import { channelNotice, notice } from '../notice.ts';
import { channelName } from '../subscriptions/ofServer.ts';
import { textsIn } from '../texts/textsIn.ts';
import { timed } from './readChoices.ts';
import { timingNow, waitingForColumns, whenItComes } from './timing.ts';

/** Discord's limit of menu entries. */
const MOST_CHANNELS = 25;
/** Offered times in minutes after midnight. */
const OFFERED_MINUTES = [7, 8, 9, 10, 12, 18, 20, 22].map((hour) => hour * 60);

/** Commands that perform the steps for a server. */
export interface SetupCommands {
  readonly subscribe: Pick<Command, 'run'>;
  readonly sendTest: NonNullable<ActionHandlers['subscription']>;
}

/** Returns the buttons of the three setup steps. */
export function setupButtons(server: string, locale: Locale, steps: readonly SetupStep[]): Button[] {
  const { setupSteps } = textsIn(locale).member;
  return steps.flatMap((step): Button[] =>
    step === 'subscribe' || step === 'at'
      ? []
      : [{ kind: 'action', label: setupSteps[step], action: { kind: 'setup', step, server } }],
  );
}

/**
 * Performs a setup step in the direct messages of a member who may manage the server: choosing a channel, a time, and
 * posting a test digest.
 */
export async function takeSetupStep(
  action: ActionOf<'setup'>,
  conversation: Conversation,
  commands: SetupCommands,
): Promise<Answer> {
  const words = conversation.texts.member;
  const { server, step, value = '' } = action;
  const own = await conversation.services.channels.managedServer(server, conversation.user);
  if (!own) return notice(words.setupNotYours);
  const there = inServerItself(server, conversation);
  const known = (await conversation.services.subscriptions.ofGuild(server)).at(-1);
  switch (step) {
    case 'subscribe':
      return subscribe(value, there, commands);
    case 'at':
      return known ? setTime(value, known, there) : chooseChannel(server, own.channels, conversation);
    case 'time':
      return known ? chooseTime(server, conversation) : chooseChannel(server, own.channels, conversation);
    case 'test': {
      if (!known) return chooseChannel(server, own.channels, conversation);
      const test = { kind: 'subscription', step: 'test', subscription: known.id } as const;
      return commands.sendTest(test, there);
    }
    case 'channel':
      return chooseChannel(server, own.channels, conversation);
  }
}

/** Returns the conversation as if held in the server. */
function inServerItself(server: string, conversation: Conversation): Conversation {
  return {
    ...conversation,
    options: optionValues(),
    place: { context: 'server', guild: server, permissions: new Set(['manage-server']) },
  };
}

function chooseChannel(
  server: string,
  channels: readonly { readonly id: string; readonly name: string }[],
  { texts: { member: words } }: Conversation,
): Message {
  if (channels.length === 0) return notice(words.setupNoChannel);
  return notice(words.setupChannel, {
    kind: 'choice',
    placeholder: words.setupSteps.channel,
    options: channels.slice(0, MOST_CHANNELS).map(({ id, name }) => ({
      label: `#${name}`,
      action: { kind: 'setup', step: 'subscribe', server, value: id },
    })),
  });
}

function chooseTime(server: string, { texts: { member: words } }: Conversation): Message {
  return notice(words.setupTime, {
    kind: 'choice',
    placeholder: words.setupSteps.time,
    options: [
      { label: words.setupWhenOut, action: { kind: 'setup', step: 'at', server } },
      ...OFFERED_MINUTES.map((minute) => ({
        label: clockTime(minute),
        action: { kind: 'setup', step: 'at', server, value: String(minute) } as const,
      })),
    ],
  });
}

async function subscribe(channel: string, there: Conversation, commands: SetupCommands): Promise<Answer> {
  const answer = await commands.subscribe.run({ ...there, place: { ...there.place, channel } });
  const saved = (await there.services.subscriptions.ofChannel(channel)).find(
    ({ guildId }) => guildId === there.place.guild,
  );
  // A failure is explained as in the server.
  return saved ? done(saved, there, ['time', 'test']) : answer;
}

async function setTime(
  value: string,
  { id, guildId, channelId, channelKind, ...choices }: Subscription,
  there: Conversation,
): Promise<Answer> {
  const { services } = there;
  const minute = Number(value);
  const usual = defaultChoices({ guildId, channelId, channelKind }, there.user);
  const changes =
    value === '' || !Number.isSafeInteger(minute) || minute < 0 || minute >= 24 * 60
      ? {
          minuteOfDay: usual.minuteOfDay,
          ...(await waitingForColumns({ ...usual, ...choices, minuteOfDay: usual.minuteOfDay }, services)),
        }
      : timed(minute);
  await services.subscriptions.change(id, changes, services.clock.now());
  const changed = await services.subscriptions.find(id);
  return changed ? done(changed, there, ['test']) : notice(there.texts.subscription.gone);
}

/** Composes when the digest comes to which channel, with the remaining steps. */
async function done(saved: Subscription, there: Conversation, steps: readonly SetupStep[]): Promise<Message> {
  const { texts, services } = there;
  const name = await channelName(saved.channelId, there);
  const said: MessageBlock = {
    kind: 'text',
    text: whenItComes(saved, await timingNow(saved, services), texts),
  };
  return channelNotice(texts.subscription.subscribed, { id: saved.channelId, name }, said, {
    kind: 'buttons',
    buttons: setupButtons(saved.guildId, there.locale, steps),
  });
}
