import type { Core } from '../core.ts';
import type { Answer, Request } from './answer.ts';
import { createCommand, listCommands, overwriteCommands } from './commands.ts';
import { callback, deleteAnswer, editAnswer, followUp, getAnswer } from './interactions.ts';
import {
  createMessage,
  crosspost,
  deleteMessage,
  editMessage,
  getMessage,
  listMessages,
  typing,
} from './messages.ts';
import {
  auditLog,
  gatewayBot,
  getApplication,
  getChannel,
  getGuild,
  getUser,
  guildChannels,
  guildIntegrations,
  guildMember,
  guildRoles,
  openDirectChannel,
} from './places.ts';
import type { BucketRule } from './rateLimits.ts';
import {
  activeThreads,
  archivedThreads,
  editThread,
  startForumThread,
  startMessageThread,
} from './threads.ts';

/** What the fake does with the requests of one method and pattern. */
export interface Route {
  readonly method: string;
  readonly pattern: readonly string[];
  /** `POST /channels/:channel/messages`. */
  readonly name: string;
  readonly bucket: BucketRule;
  /** Interaction endpoints carry their own token and stand outside the global limit. */
  readonly isInteraction: boolean;
  readonly handle: (core: Core, request: Request) => Answer;
}

const SECOND = 1000;

const ROUTES: readonly Route[] = [
  route('GET /gateway/bot', gatewayBot, 10, 5 * SECOND),
  route('POST /channels/:channel/messages', createMessage, 5, 5 * SECOND, 'message-create'),
  route('GET /channels/:channel/messages', listMessages, 5, SECOND),
  route('GET /channels/:channel/messages/:message', getMessage, 5, SECOND),
  route('PATCH /channels/:channel/messages/:message', editMessage, 5, 5 * SECOND),
  route('DELETE /channels/:channel/messages/:message', deleteMessage, 5, SECOND),
  route('POST /channels/:channel/messages/:message/crosspost', crosspost, 10, 3600 * SECOND),
  route('POST /channels/:channel/messages/:message/threads', startMessageThread, 10, 10 * SECOND),
  route('POST /channels/:channel/threads', startForumThread, 10, 10 * SECOND),
  route('GET /channels/:channel/threads/archived/public', archivedThreads, 10, 5 * SECOND),
  route('GET /guilds/:guild/threads/active', activeThreads, 10, 5 * SECOND),
  route('POST /channels/:channel/typing', typing, 5, 5 * SECOND),
  route('GET /channels/:channel', getChannel, 20, 5 * SECOND),
  route('PATCH /channels/:channel', editThread, 5, 5 * SECOND),
  route('GET /guilds/:guild', getGuild, 20, 5 * SECOND),
  route('GET /guilds/:guild/channels', guildChannels, 20, 5 * SECOND),
  route('GET /guilds/:guild/audit-logs', auditLog, 10, 5 * SECOND),
  route('GET /guilds/:guild/integrations', guildIntegrations, 10, 5 * SECOND),
  route('GET /guilds/:guild/roles', guildRoles, 20, 5 * SECOND),
  route('GET /guilds/:guild/members/:user', guildMember, 20, 5 * SECOND),
  route('GET /users/:user', getUser, 30, 30 * SECOND),
  route('POST /users/@me/channels', openDirectChannel, 10, 10 * SECOND),
  route('GET /applications/@me', getApplication, 20, 5 * SECOND),
  route('GET /oauth2/applications/@me', getApplication, 20, 5 * SECOND),
  route('GET /applications/:application/commands', listCommands, 20, 5 * SECOND),
  route('PUT /applications/:application/commands', overwriteCommands, 20, 5 * SECOND),
  route('POST /applications/:application/commands', createCommand, 20, 5 * SECOND),
  route('GET /applications/:application/guilds/:guild/commands', listCommands, 20, 5 * SECOND),
  route('PUT /applications/:application/guilds/:guild/commands', overwriteCommands, 20, 5 * SECOND),
  route('POST /applications/:application/guilds/:guild/commands', createCommand, 20, 5 * SECOND),
  route('POST /interactions/:interaction/:token/callback', callback, 50, SECOND),
  route('POST /webhooks/:application/:token', followUp, 5, 2 * SECOND),
  route('GET /webhooks/:application/:token/messages/:message', getAnswer, 5, 2 * SECOND),
  route('PATCH /webhooks/:application/:token/messages/:message', editAnswer, 5, 2 * SECOND),
  route('DELETE /webhooks/:application/:token/messages/:message', deleteAnswer, 5, 2 * SECOND),
];

/** The route of a method and a path below `/api/v10`, with the values of its parameters. */
export function findRoute(
  method: string,
  path: string,
): { readonly route: Route; readonly params: Record<string, string> } | undefined {
  const parts = path.split('/').slice(1);
  for (const candidate of ROUTES) {
    if (candidate.method !== method || candidate.pattern.length !== parts.length) continue;
    const params = match(candidate.pattern, parts);
    if (params) return { route: candidate, params };
  }
  return undefined;
}

/** The value that a bucket is counted for: channel, guild, or an interaction's token. */
export function majorParameter(params: Readonly<Record<string, string>>): string {
  return params.channel ?? params.token ?? params.guild ?? 'bot';
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith(':')) params[expected.slice(1)] = decodeURIComponent(part);
    else if (expected !== part) return undefined;
  }
  return params;
}

function route(
  name: string,
  handle: Route['handle'],
  limit: number,
  windowMs: number,
  bucketName = name.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
): Route {
  const [method = '', path = ''] = name.split(' ');
  return {
    method,
    name,
    pattern: path.split('/').slice(1),
    bucket: { name: bucketName, limit, windowMs },
    isInteraction: path.startsWith('/interactions/') || path.startsWith('/webhooks/'),
    handle,
  };
}
