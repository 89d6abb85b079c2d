import { DIRECT } from '../../store/subscriptions/destination.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import type { NamedPlace } from '../notice.ts';
import { subscriptionCard } from './subscriptionMessage.ts';

/** Number of deliveries on a subscription's card. */
const MAX_LATELY = 5;

/** Returns the subscriptions of the asking server; outside servers the asker's own. */
export async function subscriptionsHere({
  place,
  user,
  services: { subscriptions },
}: Conversation): Promise<readonly Subscription[]> {
  if (place.context !== 'server')
    return (await subscriptions.ofChannel(user)).filter(({ guildId }) => guildId === DIRECT);
  return place.guild === undefined ? [] : await subscriptions.ofGuild(place.guild);
}

/** Returns a subscription by id, if it belongs to the asking server or the asker. */
export async function findHere(id: string, conversation: Conversation): Promise<Subscription | undefined> {
  return (await subscriptionsHere(conversation)).find((subscription) => subscription.id === id);
}

/** Returns the name of a subscription's destination for sentences. */
export async function namePlace(
  { guildId, channelId }: Pick<Subscription, 'guildId' | 'channelId'>,
  conversation: Conversation,
): Promise<NamedPlace> {
  return guildId === DIRECT
    ? { id: null, name: conversation.texts.subscription.directPlace }
    : { id: channelId, name: await channelName(channelId, conversation) };
}

/** Returns a channel's name, or its id if the bot no longer sees it. */
export async function channelName(channel: string, conversation: Conversation): Promise<string> {
  return `#${(await conversation.services.channels.rightsIn(channel, conversation))?.name ?? channel}`;
}

/** Composes a subscription's card with recent deliveries, and an optional sentence above it. */
export async function cardOf(
  subscription: Subscription,
  conversation: Conversation,
  sentence?: string,
): Promise<Message> {
  const lately = await conversation.services.deliveriesLately(subscription.id, MAX_LATELY);
  const card = subscriptionCard(subscription, lately, conversation.locale);
  if (sentence === undefined) return card;
  return { ...card, title: sentence, blocks: [{ kind: 'text', text: sentence }, ...card.blocks] };
}
