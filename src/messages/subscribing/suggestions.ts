import { readList } from '../../calendar/spoken/schedule.ts';
import { fold } from '../../text/fold.ts';
import { MOST_SUGGESTIONS, type Suggestion } from '../conversation/command.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { newsScriptOf } from '../newsScript.ts';
import { subscriptionLabel } from '../subscriptions/naming.ts';
import { chosenDestination } from './chosenDestination.ts';
import { columnsToChoose } from './columnsToChoose.ts';
import { suggestZones } from './timeZones.ts';

/** Suggests values of an option of `/subscribe`. */
export async function suggestSubscribing(
  option: string,
  typed: string,
  conversation: Conversation,
): Promise<readonly Suggestion[]> {
  if (option === 'tag') return suggestTags(typed, conversation);
  if (option === 'name') return suggestNames(typed, conversation);
  if (option === 'timezone') {
    return suggestZones(typed, MOST_SUGGESTIONS).map((zone) => ({ name: zone, value: zone }));
  }
  const inScript = newsScriptOf(conversation.locale).text;
  if (option === 'sections')
    return suggestList(typed, await conversation.services.editions.sections(), inScript);
  return suggestList(typed, await columnsToChoose(conversation.services), inScript);
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
  const destination = chosenDestination(conversation);
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
    .slice(0, MOST_SUGGESTIONS)
    .map((value) => ({ name: shownAs(value), value }));
}
