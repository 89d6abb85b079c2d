import {
  CreateForumThreadRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
} from 'discord-api-spec/zod';
import { checkMessage } from '../contract/message.ts';
import { checkSchema } from '../contract/spec.ts';
import { isRecord, policy, textOf } from '../contract/violation.ts';
import type { Core } from '../core.ts';
import { type Channel, MESSAGE_FLAG } from '../model.ts';
import { channelJson, messageJson } from '../world/payloads.ts';
import { channelPermissions, has } from '../world/permissions.ts';
import { demandPermission, joinedGuild, type Place, standingMessage, visiblePlace } from './access.ts';
import { type Answer, REFUSE, type Request } from './answer.ts';
import { demand, demandUnblocked, isBlocked, post } from './posting.ts';

/** `POST /channels/:channel/threads` on a forum: opens a thread with its first message, which takes no nonce. */
export function startForumThread(core: Core, { params, body, files }: Request): Answer {
  const place = visiblePlace(core, params.channel);
  if (place.channel.kind !== 'forum') return startPlainThread(core, place, body);
  demandPermission(place, 'SendMessages');
  const source = isRecord(body) ? body : {};
  const message = isRecord(source.message) ? source.message : {};
  const useless = ['nonce', 'enforce_nonce'].filter((key) => key in message);
  demand(core, 'POST forum thread', body, [
    ...checkSchema(CreateForumThreadRequestSchema, body),
    ...checkMessage(message, { place: 'thread-starter', files: files.length }).map((violation) => ({
      ...violation,
      at: `message.${violation.at}`,
    })),
    ...useless.map((key) => policy(`message.${key}`, 'a forum thread takes no nonce')),
  ]);
  demandTags(place, source.applied_tags);
  if (isBlocked(core, textOf(source.name))) throw REFUSE.titleBlocked();
  demandUnblocked(core, message);
  const id = core.world.mint.next();
  const thread = openThread(core, place, { id, name: textOf(source.name), kind: 'publicThread' });
  const starter = post(core, message, { channel: thread, author: core.world.bot, id, files });
  return {
    status: 201,
    body: { ...channelJson(core.world, thread), message: messageJson(core.world, starter) },
  };
}

/** `POST /channels/:channel/messages/:message/threads`: a thread on a message, with the message's id. */
export function startMessageThread(core: Core, { params, body }: Request): Answer {
  const place = visiblePlace(core, params.channel);
  if (place.channel.kind !== 'text' && place.channel.kind !== 'announcement') throw REFUSE.wrongChannelType();
  const message = standingMessage(core, place.channel, params.message);
  demandPermission(place, 'CreatePublicThreads', 'ReadMessageHistory');
  demand(core, 'POST message thread', body, checkSchema(CreateTextThreadWithMessageRequestSchema, body));
  if (core.world.channels.has(message.id)) throw REFUSE.threadExists();
  const thread = openThread(core, place, {
    id: message.id,
    name: isRecord(body) ? textOf(body.name) : '',
    kind: place.channel.kind === 'announcement' ? 'announcementThread' : 'publicThread',
  });
  message.flags |= MESSAGE_FLAG.hasThread;
  return { status: 201, body: channelJson(core.world, thread) };
}

/** `GET /guilds/:guild/threads/active`: every thread of the guild that is not archived and that the bot may see. */
export function activeThreads(core: Core, { params }: Request): Answer {
  const guild = joinedGuild(core, params.guild);
  const threads = [...guild.channels.values()].filter(
    (channel) =>
      isThread(channel) &&
      !channel.archived &&
      has(channelPermissions(guild, channel, core.world.bot.id), 'ViewChannel'),
  );
  return {
    status: 200,
    body: { threads: threads.map((thread) => channelJson(core.world, thread)), members: [] },
  };
}

/** `GET /channels/:channel/threads/archived/public`: newest archived first, needs READ_MESSAGE_HISTORY. */
export function archivedThreads(core: Core, { params, query }: Request): Answer {
  const place = visiblePlace(core, params.channel);
  demandPermission(place, 'ReadMessageHistory');
  const before =
    query.get('before') === null ? Number.POSITIVE_INFINITY : Date.parse(query.get('before') ?? '');
  const limit = Number(query.get('limit') ?? 50);
  const found = [...(place.guild?.channels.values() ?? [])]
    .filter((entry) => entry.parentId === place.channel.id && isThread(entry) && entry.archived)
    .filter((entry) => entry.archivedAt < before)
    .sort((left, right) => right.archivedAt - left.archivedAt);
  const threads = found.slice(0, limit).map((thread) => channelJson(core.world, thread));
  return { status: 200, body: { threads, members: [], has_more: found.length > limit } };
}

/** `PATCH /channels/:channel` for a thread: archives, unarchives, locks or renames it. */
export function editThread(core: Core, { params, body }: Request): Answer {
  const place = visiblePlace(core, params.channel);
  const { channel } = place;
  if (!isThread(channel)) throw REFUSE.missingPermissions();
  const source = isRecord(body) ? body : {};
  if (channel.ownerId !== core.world.bot.id) demandPermission(place, 'ManageThreads');
  if (typeof source.archived === 'boolean') {
    channel.archived = source.archived;
    channel.archivedAt = core.clock.now();
  }
  if (typeof source.name === 'string') channel.name = source.name;
  return { status: 200, body: channelJson(core.world, channel) };
}

/** Refuses a post whose tags the forum does not have, or that lacks one where it is required. */
function demandTags({ channel, permissions }: Place, applied: unknown): void {
  const ids = Array.isArray(applied) ? applied.map(String) : [];
  for (const id of ids) {
    const tag = channel.tags.find((known) => known.id === id);
    if (!tag) throw REFUSE.unknownTag();
    if (tag.moderated && !has(permissions, 'ManageThreads')) throw REFUSE.missingPermissions();
  }
  if (channel.requiresTag && ids.length === 0) throw REFUSE.tagRequired();
}

function startPlainThread(core: Core, place: Place, body: unknown): Answer {
  if (place.channel.kind !== 'text') throw REFUSE.wrongChannelType();
  demandPermission(place, 'CreatePublicThreads');
  const name = isRecord(body) ? textOf(body.name) : '';
  const thread = openThread(core, place, { id: core.world.mint.next(), name, kind: 'publicThread' });
  return { status: 201, body: channelJson(core.world, thread) };
}

function openThread(
  core: Core,
  place: Place,
  thread: { id: string; name: string; kind: 'publicThread' | 'announcementThread' },
): Channel {
  const channel = core.world.putChannel(thread.id, place.guild, {
    kind: thread.kind,
    name: thread.name,
    parent: place.channel,
    ownerId: core.world.bot.id,
  });
  core.gateway.dispatch('THREAD_CREATE', channel.guildId, () => ({
    ...channelJson(core.world, channel),
    newly_created: true,
  }));
  core.changes.happened();
  return channel;
}

function isThread(channel: Channel): boolean {
  return channel.kind.endsWith('Thread');
}
