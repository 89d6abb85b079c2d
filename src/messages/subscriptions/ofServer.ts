import { DIRECT, type Subscription } from '../../store/subscriptions/subscriptionRows.ts';
import type { Context, Request } from '../conversation/command.ts';
import type { Message } from '../message.ts';
import type { NamedPlace } from '../notice.ts';
import { textsIn } from '../texts/textsIn.ts';
import { subscriptionCard } from './subscriptionMessage.ts';

/** Lines of the outbox on a subscription's card. */
const MAX_LATELY = 5;

/** The subscriptions of the server that asks; outside of servers the asker's own. */
export async function subscriptionsHere(
  { place, user }: Request,
  { subscriptions }: Pick<Context, 'subscriptions'>,
): Promise<readonly Subscription[]> {
  if (place.scene !== 'server')
    return (await subscriptions.ofChannel(user)).filter(({ guildId }) => guildId === DIRECT);
  return place.guild === undefined ? [] : await subscriptions.ofGuild(place.guild);
}

/** A subscription by its id, where it is one of the server that asks, or the asker's own. */
export async function findHere(
  id: string,
  request: Request,
  context: Context,
): Promise<Subscription | undefined> {
  return (await subscriptionsHere(request, context)).find((subscription) => subscription.id === id);
}

/** Where a subscription's digests go, as sentences name it. */
export async function placeOf(
  { guildId, channelId }: Pick<Subscription, 'guildId' | 'channelId'>,
  request: Request,
  context: Context,
): Promise<NamedPlace> {
  return guildId === DIRECT
    ? { id: null, name: textsIn(request.locale).subscription.directPlace }
    : { id: channelId, name: await channelName(channelId, request, context) };
}

/** A channel as people call it; its bare id where the bot no longer sees it. */
export async function channelName(channel: string, request: Request, context: Context): Promise<string> {
  return `#${(await context.channels.rightsIn(channel, request))?.name ?? channel}`;
}

/** A subscription's card with what was sent lately; a sentence may stand above it. */
export async function cardOf(
  subscription: Subscription,
  request: Request,
  context: Context,
  sentence?: string,
): Promise<Message> {
  const lately = await context.deliveriesLately(subscription.id, MAX_LATELY);
  const card = subscriptionCard(subscription, lately, request.locale);
  if (sentence === undefined) return card;
  return { ...card, title: sentence, blocks: [{ kind: 'text', text: sentence }, ...card.blocks] };
}
