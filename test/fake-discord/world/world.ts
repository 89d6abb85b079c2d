import type { FakeClock } from '../clock.ts';
import type { Channel, ChannelKind, Guild, Member, Message, Overwrite, Role, User } from '../model.ts';
import { EVERYONE_DEFAULT, type PermissionName, permissionBits } from './permissions.ts';
import { SnowflakeMint, snowflakeAt } from './snowflake.ts';

/** How large a world starts and what the bot may do in it. */
export interface WorldOptions {
  readonly clock: FakeClock;
  /** Guilds to begin with; 1 when left out. */
  readonly guilds?: number;
  /** Text channels in each guild; 1 when left out. */
  readonly channelsPerGuild?: number;
  /** Further roles in each guild, to weigh the bot's caches; none when left out. */
  readonly rolesPerGuild?: number;
}

/** What a new channel may be given. */
export interface ChannelOptions {
  readonly kind?: ChannelKind;
  readonly name?: string;
  readonly parent?: Channel;
  readonly overwrites?: readonly Overwrite[];
  readonly ownerId?: string;
  readonly tags?: readonly { readonly name: string; readonly moderated?: boolean }[];
  readonly requiresTag?: boolean;
}

const ONE_YEAR_MS = 365 * 24 * 3_600_000;

/** All guilds, channels, users and messages, with the means to add to them; the gateway is told elsewhere (`FakeDiscord`). */
export class World {
  readonly guilds: Guild[] = [];
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  /** The one whom the application belongs to. */
  readonly owner: User;
  readonly bot: User;
  readonly applicationId: string;
  readonly clock: FakeClock;
  readonly mint: SnowflakeMint;
  readonly #past: SnowflakeMint;
  readonly #guildBaseMs: number;
  readonly #guildsById = new Map<string, Guild>();
  readonly #direct = new Map<string, Channel>();

  constructor(clock: FakeClock) {
    this.clock = clock;
    this.mint = new SnowflakeMint(() => clock.now());
    // From the start, not from now: with one start two worlds have the same ids.
    const past = clock.startMs - ONE_YEAR_MS;
    this.#past = new SnowflakeMint(() => past);
    // Guilds get a millisecond each, so that neighbours fall on different shards.
    this.#guildBaseMs = past + 1;
    this.applicationId = this.#past.next();
    this.bot = this.#user(this.applicationId, 'sulan-bot', true);
    this.owner = this.addUser('owner');
  }

  /** A person, known to Discord but a member of no guild yet. */
  addUser(username: string, locale = 'zh-CN'): User {
    const user = this.#user(this.#past.next(), username, false);
    user.locale = locale;
    return user;
  }

  /** A guild with @everyone, its owner, and the bot with a role of its own. */
  addGuild(options: { name?: string; owner?: User; botInstalled?: boolean; locale?: string } = {}): Guild {
    const id = snowflakeAt(this.#guildBaseMs + this.guilds.length);
    const owner = options.owner ?? this.owner;
    const guild: Guild = {
      id,
      name: options.name ?? `服务器 ${this.guilds.length + 1}`,
      ownerId: owner.id,
      roles: new Map(),
      channels: new Map(),
      members: new Map(),
      locale: options.locale ?? 'zh-CN',
      systemChannelId: undefined,
      addedBy: undefined,
      botInstalled: options.botInstalled ?? true,
    };
    this.guilds.push(guild);
    this.#guildsById.set(id, guild);
    guild.roles.set(id, makeRole(id, '@everyone', EVERYONE_DEFAULT, 0, false));
    this.addMember(guild, owner);
    if (guild.botInstalled) this.installBot(guild);
    return guild;
  }

  /** Makes the bot a member with its managed role, as an invitation does. */
  installBot(guild: Guild): void {
    guild.botInstalled = true;
    const role = makeRole(this.#past.next(), this.bot.username, 0n, 1, true);
    guild.roles.set(role.id, role);
    this.addMember(guild, this.bot, role);
  }

  /** Everyone in a guild, and so the bot, gets these permissions. */
  grantBot(guild: Guild, ...permissions: readonly PermissionName[]): void {
    const everyone = guild.roles.get(guild.id);
    if (everyone) everyone.permissions |= permissionBits(...permissions);
  }

  /** Makes a user a member, with roles. */
  addMember(guild: Guild, user: User, ...roles: readonly Role[]): Member {
    const member: Member = { user, roleIds: roles.map((role) => role.id), joinedAt: this.clock.now() };
    guild.members.set(user.id, member);
    return member;
  }

  /** A new user who is a member, with a role of their own that carries the named permissions. */
  addMemberWith(guild: Guild, username: string, ...permissions: readonly PermissionName[]): User {
    const user = this.addUser(username);
    this.addMember(
      guild,
      user,
      ...(permissions.length > 0 ? [this.addRole(guild, username, permissions)] : []),
    );
    return user;
  }

  /** A role with the named permissions. */
  addRole(
    guild: Guild,
    name: string,
    permissions: readonly PermissionName[] = [],
    mentionable = false,
  ): Role {
    const position = guild.roles.size;
    const role = makeRole(this.#past.next(), name, permissionBits(...permissions), position, false);
    role.mentionable = mentionable;
    guild.roles.set(role.id, role);
    return role;
  }

  /** A channel of a guild; `text` unless another kind is named. */
  addChannel(guild: Guild, options: ChannelOptions = {}): Channel {
    const isThread = options.kind?.endsWith('Thread') ?? false;
    return this.putChannel(isThread ? this.mint.next() : this.#past.next(), guild, options);
  }

  /** A channel with an id of the caller's, as a thread has that of the message it hangs on. */
  putChannel(id: string, guild: Guild | undefined, options: ChannelOptions & { recipient?: User }): Channel {
    const channel: Channel = {
      id,
      kind: options.kind ?? 'text',
      guildId: guild?.id,
      parentId: options.parent?.id,
      recipientId: options.recipient?.id,
      ownerId: options.ownerId,
      name: options.name ?? `频道-${guild ? guild.channels.size + 1 : 'dm'}`,
      overwrites: [...(options.overwrites ?? [])],
      archived: false,
      archivedAt: 0,
      locked: false,
      tags: (options.tags ?? []).map((tag) => ({ moderated: false, ...tag, id: this.#past.next() })),
      requiresTag: options.requiresTag ?? false,
      deleted: false,
      messages: [],
    };
    this.channels.set(id, channel);
    guild?.channels.set(id, channel);
    return channel;
  }

  /** The direct message channel of the bot with a user, made at the first call. */
  directChannel(user: User): Channel {
    const known = this.#direct.get(user.id);
    if (known) return known;
    const channel = this.putChannel(this.mint.next(), undefined, { kind: 'dm', recipient: user });
    this.#direct.set(user.id, channel);
    return channel;
  }

  /** The guild with an id. */
  guild(id: string | undefined): Guild | undefined {
    return id === undefined ? undefined : this.#guildsById.get(id);
  }

  #user(id: string, username: string, bot: boolean): User {
    const user: User = { id, username, bot, locale: 'zh-CN', dmsClosed: false };
    this.users.set(id, user);
    return user;
  }
}

/** A world with guilds and text channels in it: `createWorld({ clock, guilds: 5000, channelsPerGuild: 2 })` takes well under a second. */
export function createWorld(options: WorldOptions): World {
  const world = new World(options.clock);
  for (let count = 0; count < (options.guilds ?? 1); count += 1) {
    const guild = world.addGuild();
    for (let roles = 0; roles < (options.rolesPerGuild ?? 0); roles += 1)
      world.addRole(guild, `角色 ${roles + 1}`);
    for (let channels = 0; channels < (options.channelsPerGuild ?? 1); channels += 1) world.addChannel(guild);
    guild.systemChannelId = guild.channels.keys().next().value;
  }
  return world;
}

/** An overwrite of a role or member by permission names. */
export function overwrite(
  target: { readonly id: string } | { readonly user: User },
  rules: { allow?: readonly PermissionName[]; deny?: readonly PermissionName[] },
): Overwrite {
  const id = 'user' in target ? target.user.id : target.id;
  const type = 'user' in target || 'username' in target ? 1 : 0;
  return {
    id,
    type,
    allow: permissionBits(...(rules.allow ?? [])),
    deny: permissionBits(...(rules.deny ?? [])),
  };
}

function makeRole(id: string, name: string, permissions: bigint, position: number, managed: boolean): Role {
  return { id, name, permissions, position, mentionable: false, managed };
}
