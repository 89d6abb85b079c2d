import { isRecord, textOf } from '../contract/violation.ts';
import type { Core } from '../core.ts';
import { MESSAGE_FLAG, type Message } from '../model.ts';
import { messageJson } from '../world/payloads.ts';
import { has } from '../world/permissions.ts';
import { isOlder } from '../world/snowflake.ts';
import { demandPermission, standingMessage, visiblePlace, writablePlace } from './access.ts';
import { type Answer, REFUSE, Refusal, type Request } from './answer.ts';
import { demandMessage, demandUnblocked, isV2, post, revise } from './posting.ts';

const ONE_HOUR_MS = 3_600_000;
const NO_CONTENT: Answer = { status: 204 };

/** `POST /channels/:channel/messages`: with `enforce_nonce` a nonce that is still known returns the message it made. */
export function createMessage(core: Core, { params, body, files }: Request): Answer {
  const place = writablePlace(core, params.channel);
  demandMessage(core, 'POST message', body, { place: 'create', files });
  demandUnblocked(core, body);
  const source = isRecord(body) ? body : {};
  const nonce = source.nonce === undefined || source.nonce === null ? undefined : String(source.nonce);
  if (isRecord(source.message_reference)) {
    if (!has(place.permissions, 'ReadMessageHistory')) {
      throw new Refusal(403, 160_002, 'Cannot reply without permission to read message history');
    }
    const isLoose = source.message_reference.fail_if_not_exists === false;
    if (!isLoose) standingMessage(core, place.channel, textOf(source.message_reference.message_id));
  }
  const replay = nonce !== undefined && source.enforce_nonce === true ? core.nonces.recall(nonce) : undefined;
  if (replay) return written(core, replay);
  const message = post(core, body, {
    channel: place.channel,
    author: core.world.bot,
    files,
    ...(nonce === undefined ? {} : { nonce }),
  });
  if (nonce !== undefined) core.nonces.remember(nonce, message);
  return written(core, message);
}

/** `PATCH /channels/:channel/messages/:message`. */
export function editMessage(core: Core, { params, body, files }: Request): Answer {
  const { channel } = visiblePlace(core, params.channel);
  const message = standingMessage(core, channel, params.message);
  if (message.author.id !== core.world.bot.id) throw REFUSE.notYourMessage();
  if (channel.archived) throw REFUSE.archived();
  demandMessage(core, 'PATCH message', body, {
    place: 'edit',
    alreadyV2: isV2(message),
    hasContent: message.content !== '',
    files,
  });
  demandUnblocked(core, body);
  if (core.settings.refuseOldEdits && core.clock.now() - message.createdAt > ONE_HOUR_MS) {
    const refusal = REFUSE.oldEdits();
    throw new Refusal(core.settings.oldEditStatus, refusal.code, refusal.message);
  }
  revise(core, message, body);
  return written(core, message);
}

/** `DELETE /channels/:channel/messages/:message`. */
export function deleteMessage(core: Core, { params }: Request): Answer {
  const place = visiblePlace(core, params.channel);
  const message = standingMessage(core, place.channel, params.message);
  if (message.author.id !== core.world.bot.id) demandPermission(place, 'ManageMessages');
  message.deleted = true;
  place.channel.messages.splice(place.channel.messages.indexOf(message), 1);
  core.changes.happened();
  return NO_CONTENT;
}

/** `GET /channels/:channel/messages/:message`. */
export function getMessage(core: Core, { params }: Request): Answer {
  const place = visiblePlace(core, params.channel);
  demandPermission(place, 'ReadMessageHistory');
  return written(core, standingMessage(core, place.channel, params.message));
}

/** `GET /channels/:channel/messages`: newest first; an empty list, not a refusal, where the history may not be read. */
export function listMessages(core: Core, { params, query }: Request): Answer {
  const place = visiblePlace(core, params.channel);
  if (place.channel.kind === 'forum') throw REFUSE.notTextChannel();
  if (!has(place.permissions, 'ReadMessageHistory')) return { status: 200, body: [] };
  const found = page(place.channel.messages, query);
  return { status: 200, body: found.map((message) => messageJson(core.world, message)) };
}

/** `POST /channels/:channel/messages/:message/crosspost`: own messages need SEND_MESSAGES alone. */
export function crosspost(core: Core, { params }: Request): Answer {
  const place = visiblePlace(core, params.channel);
  if (place.channel.kind !== 'announcement') throw REFUSE.wrongChannelType();
  const message = standingMessage(core, place.channel, params.message);
  demandPermission(place, 'SendMessages');
  if (message.author.id !== core.world.bot.id) demandPermission(place, 'ManageMessages');
  if (message.flags & MESSAGE_FLAG.crossposted) throw REFUSE.alreadyCrossposted();
  message.flags |= MESSAGE_FLAG.crossposted;
  core.changes.happened();
  return written(core, message);
}

/** `POST /channels/:channel/typing`. */
export function typing(core: Core, { params }: Request): Answer {
  writablePlace(core, params.channel);
  return NO_CONTENT;
}

/** A message as the answer to a request. */
function written(core: Core, message: Message): Answer {
  return { status: 200, body: messageJson(core.world, message) };
}

function page(messages: readonly Message[], query: URLSearchParams): Message[] {
  const limit = Math.min(100, Math.max(1, Number(query.get('limit') ?? 50)));
  const [before, after, around] = [query.get('before'), query.get('after'), query.get('around')];
  if (after !== null)
    return messages
      .filter(({ id }) => isOlder(after, id))
      .slice(0, limit)
      .reverse();
  if (before !== null)
    return messages
      .filter(({ id }) => isOlder(id, before))
      .slice(-limit)
      .reverse();
  if (around === null) return messages.slice(-limit).reverse();
  const middle = messages.findIndex(({ id }) => !isOlder(id, around));
  const start = Math.max(0, (middle < 0 ? messages.length : middle) - Math.floor(limit / 2));
  return messages.slice(start, start + limit).reverse();
}
