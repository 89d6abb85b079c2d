import { CALLBACK, checkCallback } from '../contract/callback.ts';
import { isRecord } from '../contract/violation.ts';
import type { Core } from '../core.ts';
import type { InteractionAnswer } from '../interactions/interactions.ts';
import { MESSAGE_FLAG, type Message } from '../model.ts';
import { messageJson } from '../world/payloads.ts';
import { type Answer, REFUSE, type Request } from './answer.ts';
import { demand, demandMessage, isV2, post, revise } from './posting.ts';

/** Milliseconds of the fake's clock. */
const FIRST_ANSWER_MS = 3000;
const TOKEN_LIFE_MS = 900_000;
const USER_INSTALLED_FOLLOW_UPS = 5;

/** `POST /interactions/:interaction/:token/callback`. */
export function callback(core: Core, { params, query, body, files }: Request): Answer {
  const interaction = core.interactions.byToken(params.token);
  if (interaction?.id !== params.interaction) throw REFUSE.unknownInteraction();
  if (!interaction || core.clock.now() - interaction.at > FIRST_ANSWER_MS) throw REFUSE.unknownInteraction();
  if (interaction.callback) throw REFUSE.acknowledged();
  const { source } = interaction;
  const alreadyV2 = source !== undefined && isV2(source);
  demand(
    core,
    'POST callback',
    body,
    checkCallback(body, interaction.type, { alreadyV2, files: files.length }),
  );
  const sent = isRecord(body) ? body : {};
  interaction.acknowledge(sent);
  carryOut(core, interaction, Number(sent.type), sent.data, files);
  core.changes.happened();
  return query.get('with_response') === 'true' ? withResponse(core, interaction) : { status: 204 };
}

/** `POST /webhooks/:application/:token`: a follow-up; the first one after a defer fills the deferred answer. */
export function followUp(core: Core, { params, body, files }: Request): Answer {
  const interaction = answered(core, params.token);
  if (interaction.userInstalled && interaction.followUps.length >= USER_INSTALLED_FOLLOW_UPS) {
    throw REFUSE.followUpsUsedUp();
  }
  demandMessage(core, 'POST follow-up', body, { place: 'follow-up', files });
  const waiting = interaction.original;
  if (waiting && !waiting.deleted && waiting.flags & MESSAGE_FLAG.loading) {
    revise(core, waiting, body);
    return told(core, interaction, waiting);
  }
  const message = reply(core, interaction, body, files);
  interaction.followUps.push(message);
  return told(core, interaction, message);
}

/** `PATCH /webhooks/:application/:token/messages/:message`, `@original` being the first answer. */
export function editAnswer(core: Core, { params, body, files }: Request): Answer {
  const interaction = answered(core, params.token);
  const message = messageOf(core, interaction, params.message);
  demandMessage(core, 'PATCH answer', body, { place: 'webhook-edit', alreadyV2: isV2(message), files });
  revise(core, message, body);
  interaction.edits += 1;
  return told(core, interaction, message);
}

/** `GET /webhooks/:application/:token/messages/:message`. */
export function getAnswer(core: Core, { params }: Request): Answer {
  const interaction = answered(core, params.token);
  return { status: 200, body: messageJson(core.world, messageOf(core, interaction, params.message)) };
}

/** `DELETE /webhooks/:application/:token/messages/:message`. */
export function deleteAnswer(core: Core, { params }: Request): Answer {
  const message = messageOf(core, answered(core, params.token), params.message);
  message.deleted = true;
  const stands = core.world.channels.get(message.channelId)?.messages;
  const index = stands?.indexOf(message) ?? -1;
  if (index >= 0) stands?.splice(index, 1);
  core.changes.happened();
  return { status: 204 };
}

function carryOut(
  core: Core,
  interaction: InteractionAnswer,
  type: number,
  data: unknown,
  files: readonly string[],
) {
  if (type === CALLBACK.message) interaction.original = reply(core, interaction, data, files);
  if (type === CALLBACK.deferredMessage) {
    interaction.original = reply(core, interaction, data, [], MESSAGE_FLAG.loading);
  }
  if (type === CALLBACK.deferredUpdate || type === CALLBACK.update) interaction.original = interaction.source;
  if (type === CALLBACK.update && interaction.source) revise(core, interaction.source, data);
}

function reply(
  core: Core,
  interaction: InteractionAnswer,
  body: unknown,
  files: readonly string[],
  flags = 0,
): Message {
  const asked = isRecord(body) ? Number(body.flags ?? 0) : 0;
  return post(core, body, {
    channel: interaction.channel,
    author: core.world.bot,
    interactionId: interaction.id,
    files,
    flags,
    ...(asked & MESSAGE_FLAG.ephemeral ? { visibleTo: interaction.user.id } : {}),
  });
}

function answered(core: Core, token: string | undefined): InteractionAnswer {
  const interaction = core.interactions.byToken(token);
  if (!interaction?.callback) throw REFUSE.unknownWebhook();
  if (core.clock.now() - interaction.at > TOKEN_LIFE_MS) throw REFUSE.invalidToken();
  return interaction;
}

function messageOf(core: Core, interaction: InteractionAnswer, id: string | undefined): Message {
  const message = id === '@original' ? interaction.original : core.world.messages.get(id ?? '');
  if (!message || message.deleted) throw REFUSE.unknownMessage();
  const isOwn = [interaction.original, interaction.source, ...interaction.followUps].includes(message);
  if (!isOwn) throw REFUSE.unknownMessage();
  return message;
}

function told(core: Core, interaction: InteractionAnswer, message: Message): Answer {
  interaction.contentArrived();
  core.changes.happened();
  return { status: 200, body: messageJson(core.world, message) };
}

function withResponse(core: Core, interaction: InteractionAnswer): Answer {
  const { original } = interaction;
  const type = interaction.callback?.type;
  const shows = original && type !== CALLBACK.deferredUpdate;
  return {
    status: 200,
    body: {
      interaction: {
        id: interaction.id,
        type: interaction.type,
        ...(original ? { response_message_id: original.id } : {}),
        response_message_loading: type === CALLBACK.deferredMessage,
        response_message_ephemeral: original ? (original.flags & MESSAGE_FLAG.ephemeral) !== 0 : false,
      },
      ...(shows ? { resource: { type, message: messageJson(core.world, original) } } : {}),
    },
  };
}
