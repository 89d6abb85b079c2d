import { DIRECT, type Subscription } from '../../store/subscriptions/subscriptionRows.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import type { NamedPlace } from '../notice.ts';
import { subscriptionCard } from './subscriptionMessage.ts';

/** Lines of the outbox on a subscription's card. */
const MAX_LATELY = 5;

/** The subscriptions of the server that asks; outside of servers the asker's own. */
export async function subscriptionsHere({
  place,
  user,
  services: { subscriptions },
}: Conversation): Promise<readonly Subscription[]> {
  if (place.context !== 'server')
    return (await subscriptions.ofChannel(user)).filter(({ guildId }) => guildId === DIRECT);
  return place.guild === undefined ? [] : await subscriptions.ofGuild(place.guild);
}

/** A subscription by its id, where it is one of the server that asks, or the asker's own. */
export async function findHere(id: string, conversation: Conversation): Promise<Subscription | undefined> {
  return (await subscriptionsHere(conversation)).find((subscription) => subscription.id === id);
}

/** Where a subscription's digests go, as sentences name it. */
export async function namePlace(
  { guildId, channelId }: Pick<Subscription, 'guildId' | 'channelId'>,
  conversation: Conversation,
): Promise<NamedPlace> {
  return guildId === DIRECT
    ? { id: null, name: conversation.texts.subscription.directPlace }
    : { id: channelId, name: await channelName(channelId, conversation) };
}

/** A channel as people call it; its bare id where the bot no longer sees it. */
export async function channelName(channel: string, conversation: Conversation): Promise<string> {
  return `#${(await conversation.services.channels.rightsIn(channel, conversation))?.name ?? channel}`;
}

/** A subscription's card with what was sent lately; a sentence may stand above it. */
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
