import type { Subscription } from '../../store/subscriptions/subscriptionRows.ts';
import type { Context, Request } from '../command.ts';
import type { Message } from '../message.ts';
import { subscriptionCard } from './subscriptionMessage.ts';

/** Lines of the ledger on a subscription's card. */
const MAX_LATELY = 5;

/** A subscription by its id, where it is one of the server that asks. */
export async function ofThisServer(
  id: string,
  request: Request,
  context: Context,
): Promise<Subscription | undefined> {
  const { guild } = request.place;
  const all = guild === undefined ? [] : await context.subscriptions.ofGuild(guild);
  return all.find((subscription) => subscription.id === id);
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
