import type { Lookup, LookupTarget, SendOptions } from '../../outbox/transport.ts';
import { discordErrorOf } from '../../store/outbox/reason.ts';
import { snowflakeMilliseconds } from '../snowflake.ts';
import { isOfDelivery } from './deliveryKeys.ts';
import type { DiscordRestClient } from './discordRestClient.ts';
import type { Identity } from './identity.ts';
import { messagesBody } from './messageBody.ts';

/** Largest assumed difference between Discord's clock and ours, including a step back of ours. */
export const CLOCK_MARGIN_MILLISECONDS = 600_000;

const PAGE = 100;
const MOST_PAGES = 10;

/** Discord's error code for a missing message, if the history is readable. */
const UNKNOWN_MESSAGE = 10_008;

/** Dependencies of a lookup. */
export interface LookupContext {
  readonly rest: DiscordRestClient;
  readonly insight: Identity;
}

/**
 * Looks for a delivery's message among the newest of a channel, back past the attempt. Without READ_MESSAGE_HISTORY
 * Discord returns an empty list instead of an error, so an empty one proves nothing until the permission is checked.
 */
export async function lookInChannel(
  { rest, insight }: LookupContext,
  channelId: string,
  target: LookupTarget,
  attemptedAt: Date,
  options: SendOptions,
): Promise<Lookup> {
  const since = attemptedAt.getTime() - CLOCK_MARGIN_MILLISECONDS;
  let before = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const path = `/channels/${channelId}/messages?limit=${PAGE}${before}`;
    const answer = await rest.request({ method: 'GET', path }, options);
    if (answer.kind !== 'ok') return answer;
    const read = messagesBody.safeParse(answer.body);
    if (!read.success) return { kind: 'doubtful', reason: { code: 'unreadable-answer' } };
    for (const message of read.data) {
      if (await isOfDelivery(message, target, insight.botId()))
        return { kind: 'found', messageId: message.id, threadId: null };
    }
    const oldest = read.data.at(-1);
    if (!oldest)
      return page === 0 ? askForTheRight({ rest, insight }, channelId, options) : { kind: 'absent' };
    if (read.data.length < PAGE || snowflakeMilliseconds(oldest.id) < since) return { kind: 'absent' };
    before = `&before=${oldest.id}`;
  }
  return { kind: 'unreadable', because: 'history-too-long' };
}

const UNREADABLE = { kind: 'unreadable', because: 'history-hidden' } as const;

/**
 * Checks the permission: a request for a single message is refused without it, whether the message exists or not.
 * Otherwise the gateway's information is used.
 */
async function askForTheRight(
  { rest, insight }: LookupContext,
  channelId: string,
  options: SendOptions,
): Promise<Lookup> {
  const mayRead = insight.mayReadHistory(channelId);
  if (mayRead === false) return UNREADABLE;
  const path = `/channels/${channelId}/messages/${channelId}`;
  const answer = await rest.request({ method: 'GET', path }, options);
  switch (answer.kind) {
    case 'ok':
      return { kind: 'absent' };
    case 'refused':
      return mayRead || discordErrorOf(answer.reason) === UNKNOWN_MESSAGE ? { kind: 'absent' } : UNREADABLE;
    case 'forbidden':
      return UNREADABLE;
    default:
      return answer;
  }
}
