import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';
import { checkSchema } from '../contract/spec.ts';
import { isRecord, textOf } from '../contract/violation.ts';
import type { Core } from '../core.ts';
import type { Guild } from '../model.ts';
import { channelJson, guildJson, memberJson, roleJson, userJson } from '../world/payloads.ts';
import { guildPermissions, has, type PermissionName } from '../world/permissions.ts';
import { joinedGuild, visiblePlace } from './access.ts';
import { type Answer, REFUSE, type Request } from './answer.ts';
import { demand } from './posting.ts';

/** `GET /gateway/bot`. */
export function gatewayBot(core: Core): Answer {
  return { status: 200, body: core.gateway.botJson() };
}

/** `GET /channels/:channel`. */
export function getChannel(core: Core, { params }: Request): Answer {
  return { status: 200, body: channelJson(core.world, visiblePlace(core, params.channel).channel) };
}

/** `GET /guilds/:guild`. */
export function getGuild(core: Core, { params }: Request): Answer {
  return { status: 200, body: guildJson(joinedGuild(core, params.guild)) };
}

/** `GET /guilds/:guild/channels`: everything but threads. */
export function guildChannels(core: Core, { params }: Request): Answer {
  const channels = [...joinedGuild(core, params.guild).channels.values()].filter(
    (channel) => !channel.deleted && !channel.kind.endsWith('Thread'),
  );
  return { status: 200, body: channels.map((channel) => channelJson(core.world, channel)) };
}

/** `GET /guilds/:guild/audit-logs`: who added the bot is all that stands in it. */
export function auditLog(core: Core, { params }: Request): Answer {
  const guild = joinedGuild(core, params.guild);
  demandInGuild(core, guild, 'ViewAuditLog');
  const entry = { id: guild.id, action_type: 28, target_id: core.world.bot.id, user_id: guild.addedBy };
  return { status: 200, body: { audit_log_entries: guild.addedBy === undefined ? [] : [entry] } };
}

/** `GET /guilds/:guild/integrations`: the bot's own. */
export function guildIntegrations(core: Core, { params }: Request): Answer {
  const guild = joinedGuild(core, params.guild);
  demandInGuild(core, guild, 'ManageGuild');
  const user = core.world.users.get(guild.addedBy ?? '');
  const integration = {
    id: guild.id,
    name: core.world.bot.username,
    type: 'discord',
    enabled: true,
    ...(user && { user: userJson(user) }),
    application: { id: core.world.applicationId, name: core.world.bot.username },
  };
  return { status: 200, body: [integration] };
}

function demandInGuild(core: Core, guild: Guild, permission: PermissionName): void {
  if (!has(guildPermissions(guild, core.world.bot.id), permission)) throw REFUSE.missingPermissions();
}

/** `GET /guilds/:guild/roles`. */
export function guildRoles(core: Core, { params }: Request): Answer {
  return { status: 200, body: [...joinedGuild(core, params.guild).roles.values()].map(roleJson) };
}

/** `GET /guilds/:guild/members/:user`. */
export function guildMember(core: Core, { params }: Request): Answer {
  const guild = joinedGuild(core, params.guild);
  const member = guild.members.get(params.user === '@me' ? core.world.bot.id : (params.user ?? ''));
  if (!member) throw REFUSE.unknownMember();
  return { status: 200, body: memberJson(guild, member) };
}

/** `GET /users/:user`, `@me` being the bot. */
export function getUser(core: Core, { params }: Request): Answer {
  const user = params.user === '@me' ? core.world.bot : core.world.users.get(params.user ?? '');
  if (!user) throw REFUSE.unknownUser();
  return { status: 200, body: userJson(user) };
}

/** `GET /applications/@me` and its older form under `/oauth2`. */
export function getApplication(core: Core): Answer {
  const { world, settings } = core;
  return {
    status: 200,
    body: {
      id: world.applicationId,
      name: world.bot.username,
      icon: null,
      description: '',
      bot_public: true,
      bot_require_code_grant: false,
      verify_key: '0'.repeat(64),
      flags: 0,
      team: null,
      owner: userJson(world.owner),
      bot: userJson(world.bot),
      approximate_guild_count: world.guilds.filter((guild) => guild.botInstalled).length,
      integration_types_config: { '0': {}, '1': {} },
      ...settings.application,
    },
  };
}

/** `POST /users/@me/channels`: the direct message channel with a user, the same one every time. */
export function openDirectChannel(core: Core, { body }: Request): Answer {
  demand(core, 'POST direct channel', body, checkSchema(CreatePrivateChannelRequestSchema, body));
  const user = core.world.users.get(isRecord(body) ? textOf(body.recipient_id) : '');
  if (!user || user.bot) throw REFUSE.invalidRecipient();
  return { status: 200, body: channelJson(core.world, core.world.directChannel(user)) };
}
